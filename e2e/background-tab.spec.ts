import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

interface RunView {
  readonly id: string;
  readonly status: string;
  readonly approval?: {
    readonly id: string;
    readonly site: string;
    readonly values: readonly { label: string; value: string }[];
  };
}

describe.each<BrowserName>(['chromium', 'firefox'])(
  'in %s, with another tab in front and no emulated focus',
  (name) => {
    let home: ArqHome;
    let server: PageServer;
    let browser: ExtensionBrowser;

    beforeAll(async () => {
      home = new ArqHome();
      server = await startPageServer();
      await home.arq('setup', '--browser', name);
      browser = await openExtensionBrowser(name, home);
    });
    afterAll(async () => {
      await browser.close();
      await home.dispose();
      await server.close();
    });

    it('fills and sends a form in a hidden tab', async () => {
      const panel = await browser.openPanelClient();
      const { tab } = await panel.tool<{ tab: string }>('tabs_open', {
        url: `${server.origin}/sign-up.html`,
        background: true,
      });
      const reply = await panel.tool<{ status: string }>('runs_start', {
        command:
          'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Sign up',
        tab,
        waitMs: 30_000,
      });
      expect(reply, JSON.stringify(reply)).toMatchObject({ status: 'done' });
      expect(server.submissions.at(-1)?.fields).toMatchObject({ first: 'Ada', country: 'de', terms: 'yes' });
      const { tabs } = await panel.tool<{ tabs: { tab: string; isActive: boolean }[] }>('tabs_list', {});
      expect(tabs.find((entry) => entry.tab === tab)?.isActive).toBe(false);
    });

    it('shows one and the same approval in two panels, and the first decision wins', async () => {
      const [first, second] = await Promise.all([browser.openPanelClient(), browser.openPanelClient()]);
      const { tab } = await first.tool<{ tab: string }>('tabs_open', {
        url: `${server.origin}/sign-in.html`,
        background: true,
      });
      server.reset();
      const reply = await first.tool<{ runId: string; status: string }>('runs_start', {
        command: 'type ada into User name, hunter2secret into Password and press "Log in"',
        tab,
        waitMs: 20_000,
      });
      expect(reply, JSON.stringify(reply)).toMatchObject({ status: 'waiting' });
      const views = await Promise.all(
        [first, second].map(
          async (panel) => (await panel.tool<{ run: RunView }>('runs_get', { runId: reply.runId })).run,
        ),
      );
      expect(views[0]?.approval?.id).toBeTruthy();
      expect(views[0]?.approval).toEqual(views[1]?.approval);
      expect(views[0]?.approval?.site).toContain('127.0.0.1');
      expect(JSON.stringify(views)).not.toContain('hunter2secret');
      expect(server.submissions).toEqual([]);

      const decide = (panel: typeof first, decision: string) =>
        panel.tool<{ accepted: boolean }>('runs_approve', {
          runId: reply.runId,
          approvalId: views[0]?.approval?.id,
          decision,
        });
      const [allowed, denied] = [
        await decide(second, 'allow'),
        await decide(first, 'deny').catch(() => ({ accepted: false })),
      ];
      expect([allowed.accepted, denied.accepted]).toEqual([true, false]);
      await expect
        .poll(async () => (await first.tool<{ run: RunView }>('runs_get', { runId: reply.runId })).run.status, {
          timeout: 15_000,
        })
        .toBe('done');
      expect(server.submissions.at(-1)?.fields).toEqual({ user: 'ada', password: 'hunter2secret', phrase: '' });
    });
  },
);
