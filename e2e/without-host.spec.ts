import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

interface RunReply {
  readonly runId: string;
  readonly status: string;
  readonly message: string;
}

describe.each<BrowserName>(['chromium', 'firefox'])('in %s without the host', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;

  beforeEach(async () => {
    home = new ArqHome();
    server = await startPageServer();
    browser = await openExtensionBrowser(name, home);
  });
  afterEach(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });

  it('runs plain commands, says what is missing, and hands finished journals over when the host appears', async () => {
    const panel = await browser.openPanelClient();
    const state = await panel.call<{ connection: { state: string; message: string } }>('state.get');
    expect(state.connection.state).toBe('not-installed');
    expect(state.connection.message.length).toBeGreaterThan(20);

    const opened = await panel.tool<{ tab: string }>('tabs_open', { url: `${server.origin}/sign-up.html` });
    const reply = await panel.tool<RunReply>('runs_start', {
      command: 'fill First name with Ada, Last name with Lovelace, tick I accept the terms and press Sign up',
      tab: opened.tab,
      waitMs: 20_000,
    });
    expect(reply, JSON.stringify(reply)).toMatchObject({ status: 'done' });
    expect(server.submissions.at(-1)?.fields).toMatchObject({ first: 'Ada', last: 'Lovelace' });

    await expect(panel.tool('system_usage', {})).rejects.toMatchObject({ code: 'host.not_installed' });

    const setup = await home.arq('setup', '--browser', name);
    expect(setup.code, setup.stderr).toBe(0);
    await panel.call('host.connect');
    await expect
      .poll(async () => (await panel.call<{ connection: { state: string } }>('state.get')).connection.state, {
        timeout: 20_000,
      })
      .toBe('connected');
    await expect
      .poll(async () => (await home.arq('call', 'runs_get', JSON.stringify({ runId: reply.runId }))).stdout, {
        timeout: 10_000,
      })
      .toContain('Lovelace');
    const runs = await panel.tool<{ runs: { id: string }[] }>('runs_list', {});
    expect(runs.runs.filter((run) => run.id === reply.runId)).toHaveLength(1);
  });
});
