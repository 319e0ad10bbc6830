import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { END, ENTRY } from '../../extension/messaging/watch-contract.ts';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

/** A watched page whose time passes when the test says so. */
const PAGE = `<p>Watched</p><script>
  globalThis.begin = () => {
    let now = 0;
    const timers = new Set();
    const clock = {
      after(ms, callback) {
        const timer = { at: now + ms, callback };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    };
    globalThis.page = new arqEngine.WatchedPage(clock);
    globalThis.ends = [];
    addEventListener('c${END}', () => ends.push('hooks'));
    page.listen('c', new AbortController().signal, () => ends.push('owner'));
    globalThis.pass = (minutes) => {
      now += minutes * 60000;
      for (const timer of [...timers]) if (timer.at <= now && timers.delete(timer)) timer.callback();
    };
    globalThis.say = (text) => {
      const detail = JSON.stringify({ kind: 'console', at: 1, level: 'log', text, source: '' });
      dispatchEvent(new CustomEvent('c${ENTRY}', { detail }));
    };
  };
</script>`;

describe.each<BrowserName>(['chromium', 'firefox'])('a watched page in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  const begin = async () => {
    await browser.load(PAGE);
    await browser.read('begin()');
  };
  const texts = () => browser.read('page.entries.map(({ text }) => text)');

  test('keeps what it is told as long as somebody reads it', async () => {
    await begin();
    await browser.read(`say('one'); pass(14); page.noteReader(); pass(14); say('two')`);
    expect(await texts()).toEqual(['one', 'two']);
    expect(await browser.read('ends')).toEqual([]);
  });

  test('ends by itself, and silences its hooks, when nobody has read it for a quarter of an hour', async () => {
    await begin();
    await browser.read(`say('one'); pass(14.9)`);
    expect(await browser.read('ends')).toEqual([]);
    await browser.read(`pass(0.2); say('late')`);
    expect(await texts()).toEqual(['one']);
    expect(await browser.read('ends')).toEqual(['hooks', 'owner']);
  });
});
