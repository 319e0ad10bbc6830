import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allowUserScripts } from '../support/allow-user-scripts.ts';
import { ArqHome, type BrowserName } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from '../support/extension-browser.ts';
import { connectClient, type TestClient, textOf } from '../support/mcp-clients.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';

describe.each<BrowserName>(['chromium', 'firefox'])('page_evaluate in %s, while the page leads away', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let client: TestClient;
  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.arq('setup', '--browser', name);
    browser = await openExtensionBrowser(name, home, { isOptionalGranted: true });
    await vi.waitUntil(async () => (await home.browsers()).length > 0, { timeout: 20_000 });
    client = await connectClient(home, '2025-11-25', { tools: 'all', args: ['--grant', 'danger'] });
    const panel = await browser.openPanelClient();
    await panel.call('sites.setTrusted', { site: '127.0.0.1', isTrusted: true });
    await panel.close();
  });
  afterAll(async () => {
    await client.close();
    await browser.close();
    await home.dispose();
    await server.close();
  });

  async function run(page: string, script: string): Promise<string> {
    server.reset();
    const opened = await client.text('tabs_open', { url: server.origin + page });
    const tab = /\b[a-z0-9]{6,32}\.\d+\b/.exec(opened)?.[0] ?? '';
    return textOf(await client.call('page_evaluate', { tab, script }));
  }
  const runElsewhere = (page: string) => run(page, 'report(`ran in ${document.title}`); return document.title;');

  /** A page that has not gone yet when the script comes is the right one; so it may take more than one. */
  async function runsNothingElsewhere(page = '/runaway.html') {
    let answer = '';
    for (let pages = 0; pages < 6 && !answer.includes('policy.target_changed'); pages += 1) {
      answer = await runElsewhere(page);
      // It may also leave under the script, which then says no more than that.
      expect(answer).toMatch(/Runaway|policy\.target_changed.*Nothing was run|the page may be another/s);
      expect(server.reports).not.toContain('ran in Victim');
    }
    expect(answer).toContain('policy.target_changed');
  }

  it(
    name === 'chromium' ? 'runs nothing in the next page by the debugger' : 'runs nothing in the next page by eval',
    () => runsNothingElsewhere(),
  );

  if (name === 'firefox') return;

  it('runs nothing in the next page of the same site, either', () => runsNothingElsewhere('/runaway.html?same'));

  it('waits for a slow script, and runs it once', async () => {
    const slow = 'report("begun"); await new Promise((done) => setTimeout(done, 3500)); return "late";';
    expect(await run('/scripted.html', slow)).toContain('late');
    expect(server.reports).toEqual(['begun']);
  });

  it('runs nothing in the next page by user scripts', async () => {
    await allowUserScripts(browser.browser);
    await runsNothingElsewhere();
  });
});
