import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, type ArqResult } from './support/arq.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';

describe('a Chromium and a Firefox on one host', () => {
  let home: ArqHome;
  let server: PageServer;
  let withoutTab: ArqResult;

  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    await home.openBrowser('chromium', '--headless');
    await home.openBrowser('firefox', '--headless');
    // Before anything was opened, so that no tab is the current one yet.
    withoutTab = await home.arq('call', 'page_snapshot', '{}');
  });
  afterAll(async () => {
    await home.dispose();
    await server.close();
  });

  it('have names of their own, and tabs that tell them apart', async () => {
    const names = await home.browsers();
    expect(names).toHaveLength(2);
    expect(names.some((name) => name.startsWith('chromium'))).toBe(true);
    expect(names.some((name) => name.startsWith('firefox'))).toBe(true);
    const tabs = await home.call<{ tabs: { tab: string; browser: string }[] }>('tabs_list', {});
    const devices = new Map(tabs.tabs.map(({ tab, browser }) => [tab.split('.')[0], browser]));
    expect([...devices.values()].toSorted()).toEqual(names.toSorted());
  });

  it('fill different forms at the same time without mixing them up', async () => {
    server.reset();
    const fill = (browser: string, first: string) =>
      home.run(
        `fill First name with ${first}, Last name with Test, tick I accept the terms and press Sign up`,
        '--browser',
        browser,
        '--url',
        `${server.origin}/sign-up.html`,
      );
    const reports = await Promise.all([
      fill('chromium', 'Chroma'),
      fill('firefox', 'Foxy'),
      fill('chromium', 'Chrissy'),
    ]);
    expect(
      reports.map((report) => report.status),
      JSON.stringify(reports),
    ).toEqual(['done', 'done', 'done']);
    expect(
      server.submissions.map(({ fields }) => fields['first']).toSorted((a = '', b = '') => a.localeCompare(b)),
    ).toEqual(['Chrissy', 'Chroma', 'Foxy']);
  });

  it('make a call that names no tab choose one', () => {
    expect(withoutTab.code).toBe(1);
    expect(withoutTab.stderr).toContain('tabs.required');
    expect(withoutTab.stderr).toMatch(/firefox-\d/);
  });
});
