/** ARQ as the official MCP clients see it, in a real browser, at both revisions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ArqHome, root, type BrowserName } from './support/arq.ts';
import { startHttpHost, type HttpHost } from './support/http-host.ts';
import { connectClient, refOf, revisions, textOf, type Revision, type TestClient } from './support/mcp-clients.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('an MCP client in %s', (browser) => {
  let home: ArqHome;
  let pages: PageServer;
  let http: HttpHost;

  beforeAll(async () => {
    home = new ArqHome();
    pages = await startPageServer();
    http = await startHttpHost(home);
    await home.openBrowser(browser, '--headless');
  });
  afterAll(async () => {
    await home.dispose();
    await pages.close();
  });

  describe.each<[string, Revision]>(
    ['stdio', 'HTTP'].flatMap((face) => revisions.map((revision) => [face, revision] as [string, Revision])),
  )('over %s at %s', (face, revision) => {
    let client: TestClient;
    beforeAll(async () => {
      const how = face === 'HTTP' ? { http } : { args: ['--grant', 'danger'] };
      client = await connectClient(home, revision, { ...how, tools: 'all' });
      const { origin } = pages;
      await client.text('tabs_open', { url: `${origin}/sign-up.html` });
    });
    afterAll(() => client.close());

    it('fills a form with page_snapshot, page_fill_form and page_click, and says what changed', async () => {
      pages.reset();
      await client.text('page_navigate', { url: `${pages.origin}/sign-up.html` });
      const outline = await client.text('page_snapshot', { interactive: true });
      expect(outline).toContain(`${pages.origin}/sign-up.html`);
      const filled = await client.call('page_fill_form', {
        fields: [
          { ref: refOf(outline, /textbox "First name/), value: 'Ada' },
          { ref: refOf(outline, /textbox "Last name/), value: 'Lovelace' },
        ],
      });
      expect(textOf(filled)).toMatch(/2 of 2 fields hold their value[^]*Ada[^]*Lovelace/);
      expect(filled.structuredContent).toMatchObject({ filled: 2 });
    });

    it('takes one page_screenshot as a picture that a model can see', async () => {
      const result = await client.call('page_screenshot');
      const image = result.content.find(({ type }) => type === 'image');
      expect(image?.mimeType).toMatch(/^image\//);
      expect(image?.data?.length).toBeGreaterThan(1000);
      expect(result.structuredContent).toBeUndefined();
    });

    it('folds a long page_snapshot to maxTokens, unfolds a part of it, and reads the whole as a resource', async () => {
      await client.text('page_navigate', { url: `${pages.origin}/many.html` });
      const short = await client.call('page_snapshot', { maxTokens: 500 });
      expect(textOf(short).length).toBeLessThan(500 * 4 + 400);
      const part = /more .*\[ref=(d\d+f\d+)\]/.exec(textOf(short))?.[1];
      expect(await client.text('page_snapshot', { root: part })).toContain('[ref=');
      const whole = await client.read('arq://tabs/current/snapshot');
      expect(whole.text?.length).toBeGreaterThan(500 * 4);
      expect(textOf(await client.call('page_snapshot', { maxTokens: 100_000 })).length).toBeGreaterThan(
        textOf(short).length,
      );
    });

    it('reads the text and the picture of a tab as resources', async () => {
      await client.text('page_navigate', { url: `${pages.origin}/article.html` });
      expect((await client.read('arq://tabs/current/text')).text?.length).toBeGreaterThan(20);
      expect(await client.read('arq://tabs/current/screenshot')).toMatchObject({ mimeType: 'image/png' });
    });

    it('is told how to repair a call that cannot be done', async () => {
      const stale = await client.call('page_click', { ref: 'd99e99' });
      expect(stale.isError).toBe(true);
      expect(textOf(stale)).toMatch(/^page\.\w+: .*snapshot/);
      const wrong = await client.call('page_click', { ref: 7 });
      expect(textOf(wrong)).toMatch(/tool\.input_invalid: .*ref/);
    });

    it('hears of the steps of runs_start while it waits for them', async () => {
      const heard: string[] = [];
      await client.text('page_navigate', { url: `${pages.origin}/sign-up.html` });
      const result = await client.call(
        'runs_start',
        { command: 'fill the first name with Grace, then wait 1 second, then read the page', waitMs: 30_000 },
        { onProgress: ({ message }) => heard.push(message ?? '') },
      );
      expect(textOf(result)).toMatch(/^Run r_\w+ is done/);
      expect(heard.length).toBeGreaterThan(1);
      const link = result.content.find(({ type }) => type === 'resource_link');
      expect(JSON.parse((await client.read(link?.uri ?? '')).text ?? '')).toBeInstanceOf(Array);
    });

    it('cancels page_wait_for', async () => {
      const leaving = new AbortController();
      const waiting = client.call('page_wait_for', { text: 'never there', ms: 30_000 }, { signal: leaving.signal });
      setTimeout(() => leaving.abort(), 200);
      const started = performance.now();
      await expect(waiting).rejects.toThrow();
      // The host is free for the next call at once.
      await client.text('page_read_text');
      expect(performance.now() - started).toBeLessThan(5000);
    });

    it('keeps its tools in the same order, the core ones first', async () => {
      const names = (await client.tools()).map(({ name }) => name);
      expect(names.slice(0, 25)).toContain('page_click');
      expect(names.slice(25)).toContain('system_info');
      expect(await client.tools()).toHaveLength(names.length);
    });
  });

  it.each(['stdio', 'HTTP'])('is the Inspector’s command line, too, over %s', async (face) => {
    const target =
      face === 'HTTP'
        ? [
            `http://127.0.0.1:${http.port}/mcp`,
            '--transport',
            'http',
            '--header',
            `Authorization: Bearer ${http.token}`,
          ]
        : [
            '-e',
            `ARQ_HOME=${home.env['ARQ_HOME']}`,
            process.execPath,
            join(root, 'native-host/dist/arq.mjs'),
            'mcp',
            '--grant',
            'act',
          ];
    const inspect = async (...args: string[]): Promise<unknown> => {
      const inspector = join(root, 'node_modules/.bin/mcp-inspector');
      const { stdout } = await promisify(execFile)(inspector, ['--cli', ...target, ...args], { env: home.env });
      return JSON.parse(stdout);
    };
    expect(await inspect('--method', 'tools/list')).toMatchObject({ tools: { length: 25 } });
    const url = `${pages.origin}/article.html`;
    const opened = await inspect('--method', 'tools/call', '--tool-name', 'tabs_open', '--tool-arg', `url=${url}`);
    expect(JSON.stringify(opened)).toContain(url);
    expect(JSON.stringify(await inspect('--method', 'resources/templates/list'))).toContain(
      'arq://tabs/{tab}/snapshot',
    );
  });
});
