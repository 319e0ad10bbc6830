import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_EXTENSION_ID } from '../shared/protocol/identity.ts';
import { ArqHome, root, type BrowserName } from './support/arq.ts';
import { everyMessage } from './support/every-message.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { writeHostileExtension } from './support/hostile-extension.ts';
import { outlineOf } from './support/outline-of.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('in %s', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let stranger: string;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.arq('setup', '--browser', name);
    stranger = writeHostileExtension(name, server.origin);
    const both = `${join(root, '.output/chrome-mv3')},${stranger}`;
    browser = await openExtensionBrowser(name, home, {
      // The last of several is what Chromium takes.
      args: name === 'chromium' ? [`--disable-extensions-except=${both}`, `--load-extension=${both}`] : [],
    });
    await vi.waitUntil(async () => (await home.browsers()).length > 0, { timeout: 20_000 });
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
    rmSync(stranger, { recursive: true, force: true });
  });

  it('another extension that says all that ARQ’s parts say is answered nothing', async () => {
    if (name === 'firefox') await browser.browser.installExtension(stranger);
    await expect
      .poll(() => server.reports.find((report) => /^(?:tries|attack)/.test(report)), { timeout: 15_000 })
      .toMatch(/^tries \d{3,} answers \[\]$/);
    expect(await home.browsers()).toHaveLength(1);
    const { runs } = await home.call<{ runs: unknown[] }>('runs_list', {});
    expect(runs).toEqual([]);
  });

  describe('a page that forges, floods and breaks its own world', () => {
    beforeEach(() => server.reset());

    const open = async () =>
      (await home.call<{ tab: string }>('tabs_open', { url: `${server.origin}/hostile.html` })).tab;

    it('cannot speak to ARQ', async () => {
      await open();
      await expect
        .poll(() => server.reports, { timeout: 5000 })
        .toContain('runtime undefined undefined undefined undefined');
    });

    it('says all that ARQ’s parts say, to all who could hear it, and is heard by none', async () => {
      const page = await browser.browser.newPage();
      await page.goto(`${server.origin}/hostile.html`);
      const before = await home.call<{ tabs: unknown[] }>('tabs_list', {});
      const said = await page.evaluate(sayEverything, everyMessage, CHROMIUM_EXTENSION_ID);
      expect(said).toEqual({ count: everyMessage.length, answers: [] });
      const { records } = await home.call<{ records: { what: string; actor: { kind: string } }[] }>('audit_list', {});
      expect(records.filter(({ actor }) => actor.kind !== 'cli')).toEqual([]);
      expect(await home.call('tabs_list', {})).toEqual(before);
      expect((await home.arq('status')).stdout).not.toContain('forged');
      for (const file of ['arq.sqlite', 'arq.sqlite-wal'])
        expect(readFileSync(join(home.path, 'arq', file), 'latin1')).not.toContain('forged.example');
      await page.close();
    });

    it('does not keep a run from its work, and does not pass for the user', async () => {
      const tab = await open();
      const report = await home.run('type Oslo into City, wait 1 second, then press Save', '--tab', tab);
      expect(report, JSON.stringify(report)).toMatchObject({ status: 'done' });
      expect(server.submissions.map(({ fields }) => fields)).toEqual([{ city: 'Oslo' }]);
    });

    it('does not hide its frame, nor pass another for it', async () => {
      const tab = await open();
      const report = await home.run('type deep into Note 3, then press “Press 3”', '--tab', tab);
      expect(report, JSON.stringify(report)).toMatchObject({ status: 'done' });
      await expect.poll(() => server.reports, { timeout: 5000 }).toContain('pressed 3');
    });

    it('writes no lines of its own into a snapshot', async () => {
      const tab = await open();
      const { text } = await home.call<{ text: string }>('page_snapshot', { tab });
      const entries = outlineOf(text);
      const refs = entries.map(({ ref }) => ref);
      expect(new Set(refs).size).toBe(refs.length);
      expect(refs.filter((ref) => ref.startsWith('d909e'))).toEqual([]);
      expect(entries.map((entry) => entry.name)).toContain('Inside a false mark');
      expect(text.split('\n').filter((line) => /^\s*- button "(?:Forged|Written|Below)/.test(line))).toEqual([]);
    });
  });

  it.runIf(name === 'chromium')('no page can frame the panel', async () => {
    const page = await browser.browser.newPage();
    await page.goto(`${server.origin}/article.html`);
    const address = `chrome-extension://${CHROMIUM_EXTENSION_ID}/sidepanel.html`;
    await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.addEventListener('load', resolve);
          frame.addEventListener('error', resolve);
          frame.src = src;
          document.body.append(frame);
        }),
      address,
    );
    expect(page.frames().map((frame) => frame.url())).not.toContain(address);
    await page.close();
  });
});

/** Runs in the page. Answers are whatever came that the page itself has not sent. */
async function sayEverything(
  messages: readonly object[],
  extension: string,
): Promise<{ count: number; answers: unknown[] }> {
  const answers: unknown[] = [];
  const channel = new BroadcastChannel('arq');
  channel.addEventListener('message', (event) => answers.push(event.data));
  const everyone: Window[] = [window, window.parent, window.top ?? window];
  for (let index = 0; index < window.frames.length; index += 1) {
    const frame = window.frames[index];
    if (frame !== undefined) everyone.push(frame);
  }
  interface Runtime {
    sendMessage?(id: string, message: unknown, answered: (answer: unknown) => void): void;
  }
  const worlds = globalThis as unknown as { chrome?: { runtime?: Runtime }; browser?: { runtime?: Runtime } };
  for (const message of messages) {
    for (const target of everyone) target.postMessage(message, '*');
    channel.postMessage(message);
    for (const target of [document, window, document.body])
      target.dispatchEvent(new CustomEvent('arq', { detail: message, bubbles: true, composed: true }));
    const port = new MessageChannel();
    port.port1.addEventListener('message', (event) => answers.push(event.data));
    port.port1.start();
    window.postMessage(message, '*', [port.port2]);
    for (const runtime of [worlds.chrome?.runtime, worlds.browser?.runtime])
      runtime?.sendMessage?.(extension, message, (answer) => answer !== undefined && answers.push(answer));
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  channel.close();
  return { count: messages.length, answers };
}
