/** What watching, waiting and acting leave alone on sites under “never on this site”, as these sites see it themselves. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from './support/extension-browser.ts';
import { page, startSite, type SiteServer } from './support/site-server.ts';

/** Tells the server what comes into the page's own world: all of ARQ's hooks listen there, under names of their own. */
const telling = (path: string) => `<script>{
  const { addEventListener } = window;
  window.addEventListener = function (type, ...rest) {
    if (/^(?:arq-|[\\da-f]{16})/.test(type)) fetch('${path}/' + String(type).split('.').at(-1));
    return addEventListener.call(this, type, ...rest);
  };
}</script>`;

const answers = {
  '/open': page(
    ({ otherOrigin }) => `<title>Open</title>${telling('/entered')}<p>Shown</p>
    <button onclick="frame.src = '${otherOrigin}/closed?again'">Load</button><button onclick="this.textContent = 'Pressed'">Press</button>
    <iframe id=frame src="${otherOrigin}/closed"></iframe>
    <script>fetch('/open/data'); addEventListener('hashchange', () => { location.href = '${otherOrigin}/closed/page'; });</script>`,
  ),
  '/closed': page(
    `<title>Closed</title>${telling('/closed/entered')}<script>console.log('closed speaks'); fetch('/closed/data?amount=17');
    setTimeout(() => fetch('/closed/end'), 1000);</script>`,
  ),
  '/closed/page': page(
    ({ origin }) => `<title>Bank</title>${telling('/closed/entered')}
    <script>fetch('/closed/balance?amount=17').then(() => setTimeout(() => { location.href = '${origin}/after'; }, 1000));</script>`,
  ),
  '/after': page("<title>After</title><p>Back again</p><script>fetch('/after/data')</script>"),
};

const SOON = { timeout: 20_000, interval: 300 };

interface Told {
  readonly requests: readonly { readonly url: string }[];
  readonly har?: string;
}

describe.each<BrowserName>(['chromium', 'firefox'])('in %s, a site under “never on this site”', (name) => {
  let home: ArqHome;
  let site: SiteServer;
  let browser: ExtensionBrowser;

  beforeAll(async () => {
    home = new ArqHome();
    site = await startSite(answers);
    await home.arq('setup', '--browser', name);
    browser = await openExtensionBrowser(name, home);
    await vi.waitUntil(async () => (await home.browsers()).length > 0, { timeout: 20_000 });
    const panel = await browser.openPanelClient();
    await panel.call('sites.setNever', { site: 'localhost', isNever: true });
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    await site.close();
  });

  const open = async () => (await home.call<{ tab: string }>('tabs_open', { url: `${site.origin}/open` })).tab;
  const count = (request: string) => site.requests.filter((one) => one === request).length;
  const entered = (prefix: string) => site.requests.filter((one) => one.startsWith(`GET ${prefix}/`));
  const press = async (tab: string, text: string) => {
    const { matches } = await home.call<{ matches: { ref: string }[] }>('page_find', { tab, name: text });
    await home.call('page_click', { tab, ref: matches[0]?.ref });
  };

  it('gets none of ARQ’s hooks into its frames, whatever is done with the page around them', async () => {
    const ends = count('GET /closed/end');
    const before = entered('/closed/entered');
    const tab = await open();
    await expect.poll(() => count('GET /closed/end'), SOON).toBe(ends + 1);
    await home.call('page_read_console', { tab });
    await home.call('page_read_network', { tab });
    await home.call('page_wait_for', { tab, text: 'Shown' });
    await home.call('page_handle_dialog', { tab, accept: false });
    await press(tab, 'Load');
    await expect.poll(() => count('GET /closed/end'), SOON).toBe(ends + 2);
    await home.call('page_wait_for', { tab, until: 'stable' });
    await press(tab, 'Press');
    expect(JSON.stringify(await home.call('page_read_console', { tab }))).not.toContain('closed speaks');
    // Those of console and network, the witness and the dialogs' came where they may.
    const came = ['ready', 'begin', 'files'].map((type) => `GET /entered/${type}`);
    await expect.poll(() => entered('/entered'), SOON).toEqual(expect.arrayContaining(came));
    expect(entered('/closed/entered')).toEqual(before);
  });

  it('is refused as a page to all that watches, waits and answers', async () => {
    const panel = await browser.openPanelClient();
    const never = (isNever: boolean) => panel.call('sites.setNever', { site: 'localhost', isNever });
    await never(false);
    const { tab } = await home.call<{ tab: string }>('tabs_open', { url: `${site.otherOrigin}/closed` });
    await never(true);
    const before = entered('/closed/entered');
    for (const [tool, input] of [
      ['page_read_console', {}],
      ['page_read_network', {}],
      ['page_wait_for', { until: 'stable' }],
      ['page_handle_dialog', { accept: true }],
    ] as const) {
      await expect(home.call(tool, { tab, ...input }), tool).rejects.toThrow(/policy\.site_never/);
    }
    expect(entered('/closed/entered')).toEqual(before);
    await home.call('tabs_close', { tab }).catch(() => undefined);
  });

  it('is left out of the requests that page_read_network tells: its frames, and its pages in the same tab', async () => {
    const before = entered('/closed/entered');
    const tab = await open();
    await home.call('page_read_network', { tab });
    await press(tab, 'Load');
    const ends = count('GET /closed/end');
    await expect.poll(() => count('GET /closed/end'), SOON).toBeGreaterThan(ends);
    const read = (input = {}) => home.call<Told>('page_read_network', { tab, headers: true, ...input });
    expect(JSON.stringify(await read())).not.toContain('localhost');
    expect(JSON.stringify(await read())).toContain('/open/data');
    await home.call('page_navigate', { tab, url: `${site.origin}/open#leave` }).catch(() => undefined);
    await expect.poll(() => count('GET /after/data'), SOON).toBe(1);
    await expect.poll(async () => JSON.stringify(await read().catch(() => '')), SOON).toContain('/after/data');
    const told = await read();
    expect(JSON.stringify(told)).not.toMatch(/localhost|amount|\/open/);
    expect((await read({ har: true })).har).not.toMatch(/localhost|amount|\/open/);
    expect(entered('/closed/entered')).toEqual(before);
  });
});
