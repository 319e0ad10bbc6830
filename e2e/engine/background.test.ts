import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('a tab in the background of %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test('is acted on as quickly as one in front', async () => {
    await browser.load(`<form onsubmit="event.preventDefault(); s.textContent = 'Hello ' + n.value"><label>Name <input id=n></label>
      <label><input type=checkbox id=t>Terms</label><button id=b disabled>Go</button></form><p id=s role=status></p><script>
      window.log = []; for (const type of ['focusin', 'focusout']) addEventListener(type, e => log.push(type + e.target.id));
      n.onblur = () => b.disabled = !n.value;</script>`);
    await browser.inBackground(async () => {
      expect(await browser.read('document.hidden')).toBe(true);
      const start = performance.now();
      expect(await browser.call('page_type', { ref: '$#n', text: 'Ada' })).toMatchObject({ value: 'Ada' });
      await browser.call('page_set_checked', { ref: '$#t', checked: true });
      expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ changed: 'Page says “Hello Ada”' });
      expect(performance.now() - start).toBeLessThan(3000);
      expect(await browser.read('log.join(" ")')).toContain('focusinn focusoutn');
      expect(await browser.read('t.checked')).toBe(true);
    });
  });

  test('follows links', async () => {
    await browser.load('<a id=a href="/next">Next</a>');
    await browser.inBackground(async () => {
      // The evaluation may never come back from a page that is gone.
      browser.call('page_click', { ref: '$#a' }).catch(() => undefined);
      await expect.poll(() => browser.requests, { timeout: 5000 }).toEqual(['/next']);
    });
  });
});
