import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../support/arq.ts';
import { startActing, type ActingClient } from '../support/acting-client.ts';
import { isLong } from '../support/trial-browsers.ts';

describe.skipIf(!isLong).each<BrowserName>(['chromium', 'firefox'])('page_evaluate in %s', (browser) => {
  let acting: ActingClient;
  beforeAll(async () => {
    acting = await startActing(browser);
  });
  afterAll(() => acting.close());

  const reported = (...texts: string[]) =>
    expect.poll(() => acting.server.reports, { timeout: 5000 }).toEqual(expect.arrayContaining(texts));

  it('runs scripts where the browser lets it, and says what to switch on where not', async () => {
    const page = await acting.open('/article.html');
    if (browser === 'chromium') {
      const refused = await page.refusal('page_evaluate', { script: 'document.title' });
      expect(refused).toContain('page.script_not_allowed');
      expect(refused).toContain('Trusted input');
      return;
    }
    expect(await page.act('page_evaluate', { script: 'document.title' })).toContain('"string"');
    expect(await page.act('page_evaluate', { script: 'const a = 6; return Promise.resolve(a * 7);' })).toContain('42');
    expect(await page.act('page_evaluate', { script: '({ list: [1, document.body.localName] })' })).toContain('list');
    expect(await page.act('page_evaluate', { script: 'confirm("Sure?")' })).toContain('was answered Cancel');
    expect(await page.refusal('page_evaluate', { script: 'throw new Error("no luck")' })).toContain('no luck');
    expect(await page.refusal('page_evaluate', { script: 'this is no script' })).toContain('page.script_failed');
    expect(await page.refusal('page_evaluate', { script: 'new Promise(() => {})', timeoutMs: 300 })).toContain(
      'page.script_timeout',
    );
    await reported();
  });

  it('is not for those who may only act', async () => {
    const page = await acting.open('/article.html');
    await expect(acting.home.call('page_evaluate', { tab: page.tab, script: '1' })).rejects.toThrow(/approval/);
  });
});
