import { afterEach, expect, it, vi } from 'vitest';
import { hookPage } from './hook-page.ts';

afterEach(() => vi.unstubAllGlobals());

it('tells what the page writes, and nothing any more once nobody listens', () => {
  const written: unknown[] = [];
  const page = Object.assign(new EventTarget(), { console: { log: (text: unknown) => void written.push(text) } });
  vi.stubGlobal('window', page);
  hookPage('arq-1', 'console');
  const heard: string[] = [];
  page.addEventListener('arq-1.entry', (event) => {
    if (event instanceof CustomEvent) heard.push(String(event.detail));
  });
  page.console.log('one');
  page.dispatchEvent(new Event('arq-1.ready'));
  page.console.log('two');
  expect(heard.map((entry) => (JSON.parse(entry) as { text: string }).text)).toEqual(['one', 'two']);
  page.dispatchEvent(new Event('arq-1.end'));
  page.console.log('three');
  expect(heard).toHaveLength(2);
  expect(written).toEqual(['one', 'two', 'three']);
});
