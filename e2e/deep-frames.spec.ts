/** The hardest place of a page: three frames of other origins deep, each in closed shadow trees, in a hidden tab. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from './support/extension-browser.ts';
import { outlineOf } from './support/outline-of.ts';
import { startPageServer, type PageServer } from './support/page-server.ts';
import { trialBrowsers } from './support/trial-browsers.ts';

describe.each<BrowserName>(trialBrowsers)('in %s, in a hidden tab, three frames of other origins deep', (name) => {
  const home = new ArqHome();
  let server: PageServer;
  let browser: ExtensionBrowser;
  let panel: PanelClient;
  let tab: string;
  let refs: ReadonlyMap<string, string>;

  beforeAll(async () => {
    server = await startPageServer();
    browser = await openExtensionBrowser(name, home);
    panel = await browser.openPanelClient();
    const front = await browser.browser.newPage();
    await front.goto(`${server.origin}/article.html`);
    await front.bringToFront();
    const url = `${server.origin}/deep.html`;
    ({ tab } = await panel.tool<{ tab: string }>('tabs_open', { url, background: true }));
    await panel.tool('page_wait_for', { tab, text: 'Deep press' });
    const { text } = await panel.tool<{ text: string }>('page_snapshot', { tab });
    refs = new Map(outlineOf(text).map((entry) => [entry.name, entry.ref]));
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });
  beforeEach(() => server.reset());

  const ref = (label: string): string => {
    const found = refs.get(label);
    if (found === undefined) throw new Error(`no ${label} among ${[...refs.keys()].join(', ')}`);
    return found;
  };
  const act = (tool: string, input: object) => panel.tool<{ changed: string; value?: string }>(tool, { tab, ...input });
  const reported = (text: string) => expect.poll(() => server.reports, { timeout: 5000 }).toContain(text);

  it('the snapshot shows what is there', () => {
    expect([...refs.keys()]).toEqual(
      expect.arrayContaining(['Depth 0', 'Depth 3', 'Deep text', 'Deep choice', 'Deep press', 'Deep two']),
    );
  });

  it('the tab is hidden, and answers what came late', async () => {
    expect(await act('page_click', { ref: ref('Deep press') })).toMatchObject({
      changed: expect.stringContaining('pressed true') as unknown,
    });
    await reported('deep pressed true');
  });

  it.each([
    ['page_type', 'Deep text', { text: 'שלום é 👩‍👧' }, 'deep text שלום é 👩‍👧'],
    ['page_clear', 'Deep area', {}, 'deep area '],
    ['page_select_option', 'Deep choice', { options: ['Pear'] }, 'deep choice Pear'],
    ['page_set_checked', 'Deep tick', { checked: true }, 'deep tick true'],
    ['page_press_key', 'Deep text', { key: 'Escape' }, 'deep escape'],
    ['page_hover', 'Deep point', {}, 'deep pointed'],
    ['page_click', 'Deep far', {}, 'deep far'],
  ])('%s reaches “%s”', async (tool, label, input, report) => {
    expect(await act(tool, { ref: ref(label), ...input })).toMatchObject({ navigated: false });
    await reported(report);
  });

  it('page_fill_form fills and reads back', async () => {
    const fields = [
      { ref: ref('Deep text'), value: 'one' },
      { ref: ref('Deep choice'), value: 'Apple' },
      { ref: ref('Deep tick'), value: 'false' },
    ];
    expect(await act('page_fill_form', { fields })).toMatchObject({ filled: 3 });
    await reported('deep text one');
  });

  it('page_drag drops', async () => {
    await act('page_drag', { ref: ref('Deep one'), to: ref('Deep two') });
    await reported('deep dropped one');
  });

  it('page_scroll scrolls, and page_wait_for sees it all', async () => {
    await panel.tool('page_scroll', { tab, ref: ref('Deep scroller'), to: 'bottom' });
    await panel.tool('page_wait_for', { tab, text: 'Deep press', role: 'button', enabled: true, ms: 3000 });
  });
});
