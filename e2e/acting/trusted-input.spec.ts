import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from '../support/extension-browser.ts';
import { outlineOf } from '../support/outline-of.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';
import { framingArgs } from '../support/framing-extension.ts';

interface Outcome {
  readonly changed: string;
  readonly value?: string;
  readonly opensTab?: string;
  readonly openedTab?: string;
}

describe.each<BrowserName>(['chromium', 'firefox'])('trusted input in %s', (name) => {
  let home: ArqHome;
  let server: PageServer;
  let browser: ExtensionBrowser;
  let panel: PanelClient;
  beforeAll(async () => {
    home = new ArqHome();
    server = await startPageServer();
    browser = await openExtensionBrowser(name, home, name === 'chromium' ? { args: framingArgs(home) } : {});
    panel = await browser.openPanelClient();
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await server.close();
  });

  async function open({ isTrusted = true, background = false, page = '/stubborn-input.html' } = {}) {
    server.reset();
    await panel.call('sites.setTrusted', { site: '127.0.0.1', isTrusted });
    const { tab } = await panel.tool<{ tab: string }>('tabs_open', { url: server.origin + page, background });
    const { text } = await panel.tool<{ text: string }>('page_snapshot', { tab });
    const ref = (label: string) => outlineOf(text).find((entry) => entry.name === label)?.ref;
    const act = (tool: string, input: object) => panel.tool<Outcome>(tool, { tab, ...input });
    const press = (label: string) => act('page_click', { ref: ref(label) });
    return { tab, ref, act, press };
  }
  const reported = (...texts: string[]) =>
    expect.poll(() => server.reports, { timeout: 5000 }).toEqual(expect.arrayContaining(texts));

  it('is off until the user switches it on for the site', async () => {
    const page = await open({ isTrusted: false });
    await page.press('Trusted only');
    await reported('synthetic click');
    expect(server.reports).not.toContain('trusted hover');
  });

  if (name === 'firefox') {
    it('does not exist: acts are made in the page, and the panel offers no switch', async () => {
      const page = await open();
      await page.press('Trusted only');
      await reported('synthetic click');
      const { tab } = await panel.call<{ tab: object }>('state.get');
      expect(tab).not.toHaveProperty('isTrusted');
    });
    return;
  }

  /** Number of the browser’s tab in ARQ’s name for it. */
  const tabIdOf = (tab: string) => Number(tab.split('.')[1]);
  /** The extension itself is refused while it is attached. */
  const attach = (tab: string) =>
    browser.page.evaluate((tabId) => chrome.debugger.attach({ tabId }, '1.3'), tabIdOf(tab));
  const detach = (tab: string) => browser.page.evaluate((tabId) => chrome.debugger.detach({ tabId }), tabIdOf(tab));

  it.each([false, true])('presses, hovers and types as the browser does; in the background: %s', async (background) => {
    const page = await open({ background });
    await page.act('page_hover', { ref: page.ref('Trusted only') });
    await page.press('Trusted only');
    const typed = await page.act('page_type', { ref: page.ref('Trusted text'), text: 'Ada, ñ 7', submit: true });
    expect(typed.value).toBe('Ada, ñ 7');
    expect(typed.changed).toContain('true Ada, ñ 7');
    await page.act('page_press_key', { ref: page.ref('Trusted text'), key: 'Backspace' });
    const again = await page.act('page_press_key', { key: 'Enter' });
    expect(again.value).toBe('Ada, ñ ');
    await page.act('page_long_press', { ref: page.ref('Hold'), ms: 600 });
    await reported('trusted hover', 'trusted click', 'trusted enter Ada, ñ 7', 'trusted enter Ada, ñ ', 'trusted hold');
    expect(server.reports.filter((one) => one.startsWith('synthetic'))).toEqual([]);
  });

  it.each([false, true])('drags by pointer and as HTML has it; in the background: %s', async (background) => {
    const page = await open({ background });
    await page.act('page_drag', { ref: page.ref('Knob'), to: page.ref('Rail') });
    await page.act('page_drag', { ref: page.ref('Card'), to: page.ref('Basket') });
    await reported('knob on rail', 'trusted drop card 7', 'trusted dragend');
    const knob = page.ref('Knob');
    await page.act('page_drag_at', { ref: knob, x: 10, y: 10, toX: 130, toY: 20 });
    await expect.poll(() => server.reports.filter((one) => one === 'knob on rail').length).toBe(2);
  });

  it('reaches into frames', async () => {
    const page = await open();
    await page.press('Trusted inside');
    const typed = await page.act('page_type', { ref: page.ref('Text inside'), text: 'in there' });
    expect(typed.value).toBe('in there');
    await page.press('Trusted only');
    await reported('inside trusted click', 'trusted click', 'inside true in there');
  });

  it('counts as the user’s own press: windows open, the clipboard is written', async () => {
    const page = await open();
    const opened = await page.press('Open window');
    await reported('window true');
    expect(opened.changed).toMatch(/A new tab opens \S+article\.html/);
    expect(opened.opensTab).toMatch(/article\.html$/);
    const { url } = await panel.tool<{ url: string }>('tabs_get', { tab: opened.openedTab });
    expect(url).toMatch(/article\.html$/);
    await panel.tool('tabs_activate', { tab: page.tab });
    await page.press('Needs a person');
    await page.press('Copy code');
    await reported('active true', 'copied');
  });

  it('opens no chooser of files, and says what to do instead', async () => {
    const page = await open();
    await expect(page.press('Attach')).rejects.toMatchObject({ code: 'page.needs_upload' });
    const chosen = await page.press('Choose by system');
    await reported('picker AbortError');
    expect(chosen.changed).toContain('page_upload_file');
  });

  it('does not press what became more dangerous on the way', async () => {
    const page = await open();
    await expect(page.press('Harmless')).rejects.toMatchObject({ code: 'policy.target_changed' });
    await page.press('Trusted only');
    await reported('trusted click');
    expect(server.reports).not.toContain('deleted');
  });

  it('lets go of the tab after each act', async () => {
    const page = await open();
    await page.press('Trusted only');
    await attach(page.tab);
    await detach(page.tab);
    await expect(page.press('Attach')).rejects.toThrow();
    await attach(page.tab);
    await detach(page.tab);
  });

  it('makes events in the page where another debugger holds the tab, and says so', async () => {
    const page = await open();
    await attach(page.tab);
    const { changed } = await page.press('Trusted only');
    await detach(page.tab);
    expect(changed).toMatch(/another debugger .* holds this tab\. Events were made in the page instead/);
    await reported('synthetic click');
    await page.press('Trusted only');
    await reported('trusted click');
  });

  it('names the extension whose frame in the page keeps the debugger out', async () => {
    const page = await open({ page: '/stubborn-input.html?framed' });
    const { changed } = await page.press('Trusted only');
    expect(changed).toMatch(/the extension [a-p]{32} shows a frame of its own in this page/);
    await reported('synthetic click');
  });
});
