/** The pages that the sentences of the product's tests drive, from the engine's side. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const read = (file: string) =>
  readFileSync(join(import.meta.dirname, '../pages', file), 'utf8').replace(
    '<script src="/report.js"></script>',
    '<script>window.log=[];window.report=(x)=>log.push(x)</script>',
  );

describe.each<BrowserName>(['chromium', 'firefox'])('the page of widgets in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test.each<[says: string, tool: string, input: object, reported: unknown]>([
    ['chooses in the combobox', 'page_select_option', { ref: '$[role=combobox]', options: ['Salad'] }, 'dish Salad'],
    ['fills the combobox', 'page_fill_form', { fields: [{ ref: '$[role=combobox]', value: 'Stew' }] }, 'dish Stew'],
    ['sets a number', 'page_type', { ref: '$#portions', text: '3' }, 'portions 3'],
    ['moves a slider', 'page_fill_form', { fields: [{ ref: '$#spice', value: '7' }] }, 'spice 7'],
    ['turns a switch on', 'page_set_checked', { ref: '$#vegan', checked: true }, 'vegan true'],
    ['fills a switch', 'page_fill_form', { fields: [{ ref: '$#vegan', value: 'on' }] }, 'vegan true'],
    ['hovers', 'page_hover', { ref: '$#hov button' }, 'hovered'],
    ['drags', 'page_drag', { ref: '$#card', to: '$#done' }, 'dropped card'],
    ['presses a combination', 'page_press_key', { ref: '$#keys', key: 'Ctrl+K' }, 'key ctrl+k'],
    ['double-clicks', 'page_click', { ref: '$#dbl', count: 2 }, 'opened twice'],
    ['waits for a button', 'page_click', { ref: '$#later' }, 'ready clicked'],
    ['writes a message', 'page_type', { ref: '$#msg', text: 'Hello there' }, 'message Hello there'],
    ['accepts cookies', 'page_click', { ref: '$#ok' }, 'cookies accepted'],
  ])('%s', async (_, tool, input, reported) => {
    await browser.load(read('widgets.html'));
    const outcome = await browser.call(tool, input);
    expect(outcome).not.toHaveProperty('code');
    await expect.poll(() => browser.read('log.at(-1)')).toBe(reported);
  });
});
