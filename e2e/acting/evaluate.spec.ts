import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allowUserScripts } from '../support/allow-user-scripts.ts';
import { ArqHome, type BrowserName } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from '../support/extension-browser.ts';
import { connectClient, refOf, type TestClient, textOf } from '../support/mcp-clients.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';

/** User scripts are switched on in Chromium in the middle, in Firefox from the start. */
const kinds: readonly { readonly name: BrowserName; readonly isUserScriptsAllowed: boolean }[] = [
  { name: 'chromium', isUserScriptsAllowed: false },
  { name: 'firefox', isUserScriptsAllowed: false },
  { name: 'firefox', isUserScriptsAllowed: true },
];

describe.each(kinds)(
  'page_evaluate in $name, user scripts allowed: $isUserScriptsAllowed',
  ({ name, isUserScriptsAllowed }) => {
    let home: ArqHome;
    let server: PageServer;
    let browser: ExtensionBrowser;
    let client: TestClient;
    beforeAll(async () => {
      home = new ArqHome();
      server = await startPageServer();
      await home.arq('setup', '--browser', name);
      browser = await openExtensionBrowser(name, home, { isOptionalGranted: true, isUserScriptsAllowed });
      await vi.waitUntil(async () => (await home.browsers()).length > 0, { timeout: 20_000 });
      client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
    });
    afterAll(async () => {
      await client.close();
      await browser.close();
      await home.dispose();
      await server.close();
    });

    async function setTrusted(isTrusted: boolean, site = '127.0.0.1') {
      const panel = await browser.openPanelClient();
      await panel.call('sites.setTrusted', { site, isTrusted });
      await panel.close();
    }

    async function open(page = '/scripted.html') {
      server.reset();
      const opened = await client.text('tabs_open', { url: server.origin + page });
      const tab = /\b[a-z0-9]{6,32}\.\d+\b/.exec(opened)?.[0] ?? '';
      return {
        tab,
        run: (script: string, more: object = {}) => client.text('page_evaluate', { tab, script, ...more }),
        async refusal(script: string, more: object = {}) {
          const result = await client.call('page_evaluate', { tab, script, ...more });
          if (result.isError !== true) throw new Error(`page_evaluate was not refused: ${textOf(result)}`);
          return textOf(result);
        },
        ref: async (pattern: RegExp) => refOf(await client.text('page_snapshot', { tab }), pattern),
      };
    }

    /** What holds on every way into a page. */
    async function provesScripts({ isIsolated = true } = {}) {
      const page = await open();
      expect(await page.run('document.title')).toMatch(/string[^]*Scripted/);
      expect(await page.run('const a = 6; return Promise.resolve(a * 7);')).toMatch(/number[^]*42/);
      expect(await page.run('({ list: [1, document.body.localName], map: new Map([[1, 2]]) })')).toMatch(
        /list[^]*body/,
      );
      expect(await page.run('undefined')).toContain('undefined');
      expect(await page.run('document.querySelector("h1")')).toMatch(/element[^]*<h1>Scripted<\/h1>/);
      expect(await page.run('const ring = { a: 1 }; ring.self = ring; return ring;')).toContain('seen before');
      // As much as a script may give; of that, as much as a model is shown.
      expect((await page.run('"x".repeat(300000)')).length).toBeLessThan(30_000);
      expect((await page.run('"x".repeat(300000)', { maxTokens: 500_000 })).slice(200_000)).toMatch(/isCut: true/);
      // In the page's own world, and beside it.
      expect(await page.run('pageValue')).toContain('7');
      const beside = { world: 'isolated' };
      if (isIsolated)
        expect(await page.run('typeof pageValue + document.title', beside)).toContain('undefinedScripted');
      // Runs once, whatever it gives.
      await page.run('void (globalThis.times = (globalThis.times ?? 0) + 1)');
      expect(await page.run('times')).toMatch(/number[^]*1/);
      expect(await page.run('confirm("Sure?")')).toMatch(/false[^]*was answered Cancel/);
      // Longer than what other acts leave behind them.
      const late = 'new Promise((done) => setTimeout(() => done(confirm("Late?")), 4000))';
      expect(await page.run(late)).toContain('was answered Cancel');
      expect(await page.refusal('throw new Error("no luck")')).toContain('no luck');
      expect(await page.refusal('Promise.reject(new TypeError("late luck"))')).toContain('late luck');
      expect(await page.refusal('this is no script')).toMatch(/page\.script_failed[^]*SyntaxError/);
      expect(await page.refusal('new Promise(() => {})', { timeoutMs: 300 })).toContain('page.script_timeout');
      expect(await page.run('document.title')).toContain('Scripted');
      const lying = await open('/scripted.html?lies');
      expect(await lying.run('document.title')).toContain('lies');
      if (isIsolated) expect(await lying.run('document.title', beside)).toMatch(/string[^]*Scripted/);
      // The page goes away under a script, which is not run again on the next one.
      const gone = await open();
      await gone.refusal('report("once"); location.href = "/points.html"; return new Promise(() => {})', {
        timeoutMs: 2000,
      });
      expect(server.reports.filter((one) => one === 'once')).toHaveLength(1);
    }

    it.skipIf(isUserScriptsAllowed)(
      'is not for those who may only act, nor for a single call of the user’s',
      async () => {
        const page = await open();
        await expect(home.call('page_evaluate', { tab: page.tab, script: '1' })).rejects.toThrow(/approval/);
        const acting = await connectClient(home, '2025-11-25', {
          name: 'acting-only',
          tools: 'all',
          args: ['--grant', 'act'],
        });
        const opened = await acting.text('tabs_open', { url: `${server.origin}/scripted.html` });
        const tab = /\b[a-z0-9]{6,32}\.\d+\b/.exec(opened)?.[0];
        const refused = await acting.call('page_evaluate', { tab, script: 'report("run")' });
        await acting.close();
        expect(textOf(refused)).toContain('policy.approval_needed');
        expect(server.reports).toEqual([]);
      },
    );

    async function provesUserScripts() {
      await provesScripts();
      const page = await open('/no-eval.html');
      expect(await page.run('document.title')).toContain('No eval');
      const framed = await open();
      expect(await framed.run('document.title', { ref: await framed.ref(/"Inner"/) })).toContain('In the frame');
    }

    if (isUserScriptsAllowed) {
      it('runs user scripts where the user allows them, also in frames', provesUserScripts);
      return;
    }

    if (name === 'firefox') {
      it('runs scripts in the page’s own world without being asked for more, also in frames', async () => {
        await provesScripts({ isIsolated: false });
        const page = await open();
        expect(await page.run('document.title', { ref: await page.ref(/"Inner"/) })).toContain('In the frame');
        expect(await page.refusal('document.title', { world: 'isolated' })).toMatch(
          /page\.script_not_allowed[^]*Allow/,
        );
      });

      it('says so where the page forbids scripts that are made from text', async () => {
        const page = await open('/no-eval.html');
        expect(await page.refusal('document.title')).toContain('page.script_not_allowed');
      });
      return;
    }

    it('says what to switch on while the browser lets ARQ run none', async () => {
      const page = await open();
      expect(await page.refusal('document.title')).toMatch(/page\.script_not_allowed[^]*Trusted input/);
    });

    it('runs scripts through the debugger where trusted input is switched on', async () => {
      await setTrusted(true);
      await provesScripts();
      const page = await open('/no-eval.html');
      expect(await page.run('document.title')).toContain('No eval');
      // One that never pauses is stopped.
      expect(await page.refusal('for (;;);', { timeoutMs: 300 })).toContain('page.script_timeout');
      expect(await page.run('document.title')).toContain('No eval');
      const framed = await open();
      const inner = { ref: await framed.ref(/"Inner"/) };
      expect(await framed.run('document.title', inner)).toContain('In the frame');
      expect(await framed.run('typeof pageValue + parent.pageValue', inner)).toContain('undefined7');
      expect(await framed.run('document.title + typeof pageValue', { ...inner, world: 'isolated' })).toContain(
        'In the frameundefined',
      );
      await setTrusted(false);
    });

    it('runs scripts through the debugger in frames of other sites that are switched on as well', async () => {
      await setTrusted(true);
      // Three levels, each of the other site, and closed shadow roots between them.
      const page = await open('/frames.html');
      const inFrame = async (level: number) => ({ ref: await page.ref(new RegExp(`"Press ${level}"`)) });
      const script = '`${document.querySelector("h1").textContent} at ${location.hostname}, ${typeof level}`';
      expect(await page.refusal(script, await inFrame(3))).toMatch(/page\.script_not_allowed[^]*frames of other sites/);
      expect(await page.run(script, await inFrame(2))).toContain('Level 2 at 127.0.0.1, number');
      await setTrusted(true, 'localhost');
      expect(await page.run(script, await inFrame(3))).toContain('Level 3 at localhost, number');
      expect(await page.run(script, { ...(await inFrame(1)), world: 'isolated' })).toContain(
        'Level 1 at localhost, undefined',
      );
      expect(await page.run(script)).toContain('Level 0 at 127.0.0.1, number');
      await setTrusted(false, 'localhost');
      await setTrusted(false);
    });

    it('runs user scripts where the user allows them, also in frames', async () => {
      await allowUserScripts(browser.browser);
      await provesUserScripts();
    });
  },
);
