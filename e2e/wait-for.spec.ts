import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome, type BrowserName } from './support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from './support/extension-browser.ts';
import { trialBrowsers } from './support/trial-browsers.ts';

/** Each page starts what is waited for when it is loaded, and takes its time. */
const PAGES: Readonly<Record<string, string>> = {
  text: `<p id=p></p><script>setTimeout(() => { p.textContent = 'It is done' }, 700)</script>`,
  styled: `<p id=p style="display:none">It is done</p><style>.on { display: block !important }</style><script>setTimeout(() => { p.className = 'on' }, 700)</script>`,
  framed: `<iframe srcdoc="<p id=p></p><script>setTimeout(() => { p.textContent = 'It is done' }, 700)</script>"></iframe>`,
  gone: `<p id=p>Loading</p><script>setTimeout(() => p.remove(), 700)</script>`,
  button: `<button id=b disabled>Send it</button><script>setTimeout(() => { b.disabled = false }, 700)</script>`,
  made: `<script>setTimeout(() => { document.body.innerHTML += '<button>Send it</button>' }, 700)</script>`,
  moved: `<script>setTimeout(() => history.pushState(0, '', '/moved/inbox/42?view=all'), 700)</script>`,
  redirected: `<script>setTimeout(() => location.replace('/text'), 500)</script>`,
  loading: `<p id=p>0</p><script>(async () => { for (let i = 1; i <= 3; i += 1) { await fetch('/late'); p.textContent = i } })()</script>`,
  moving: `<style>@keyframes in { from { opacity: 0 } } #p { animation: in 900ms }</style><p id=p>Shown</p><p id=n></p><script>
    const end = performance.now() + 900; (function step() { n.textContent = performance.now(); if (performance.now() < end) setTimeout(step, 40); else n.textContent = 'over' })()</script>`,
  ticking: `<p id=p></p><script>setInterval(() => { p.textContent = performance.now() }, 50)</script>`,
};

describe.each<BrowserName>(trialBrowsers)('in %s, page_wait_for waits', (name) => {
  const home = new ArqHome();
  let server: Server;
  let origin: string;
  let browser: ExtensionBrowser;
  let panel: PanelClient;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const page = PAGES[(request.url ?? '').slice(1)];
      if (request.url === '/late') return setTimeout(() => response.end('late'), 350);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(`<!doctype html><html lang=en><title>Waiting</title><body>${page ?? ''}`);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openExtensionBrowser(name, home);
    panel = await browser.openPanelClient();
  });
  afterAll(async () => {
    await browser.close();
    await home.dispose();
    server.closeAllConnections();
    server.close();
  });

  const open = async (page: string, background: boolean) =>
    (await panel.tool<{ tab: string }>('tabs_open', { url: `${origin}/${page}`, background })).tab;
  const wait = (tab: string, input: object) =>
    panel.tool<{ waitedMs: number; ref?: string }>('page_wait_for', { tab, ms: 8000, ...input });

  it.each([
    ['for text', 'text', { text: 'it is  done' }],
    ['for text that a style shows', 'styled', { text: 'It is done' }],
    ['for text in a frame', 'framed', { text: 'It is done' }],
    ['until text is gone', 'gone', { gone: 'Loading' }],
    ['for an element that is enabled', 'button', { text: 'Send it', role: 'button', enabled: true }],
    ['for an element that is made', 'made', { text: 'Send it', role: 'button' }],
    ['for a part of the address', 'moved', { address: '/inbox/' }],
    ['for an address with gaps', 'moved', { address: '127.0.0.1*/inbox/*all' }],
    ['through a load', 'redirected', { address: '/text', text: 'It is done' }],
  ])('%s, in front and in a hidden tab', async (_, page, input) => {
    for (const background of [false, true]) {
      const tab = await open(page, background);
      const { waitedMs, ref } = await wait(tab, input);
      expect(waitedMs).toBeLessThan(4000);
      if ('role' in input) expect(ref).toMatch(/^d\d+e\d+$/);
      await panel.tool('tabs_close', { tab });
    }
  });

  it('until the page has stopped loading', async () => {
    const tab = await open('loading', false);
    const { waitedMs } = await wait(tab, { until: 'network' });
    expect(waitedMs).toBeGreaterThan(500);
    expect((await panel.tool<{ text: string }>('page_read_text', { tab })).text).toContain('3');
  });

  it('until the page is at rest', async () => {
    const tab = await open('moving', false);
    await wait(tab, { until: 'stable' });
    expect((await panel.tool<{ text: string }>('page_read_text', { tab })).text).toContain('over');
  });

  it.each([
    ['text', { text: 'Never said' }, /“Never said” did not appear within 0\.6 s/],
    ['text', { address: '/elsewhere' }, /address did not become one with “\/elsewhere”/],
    ['ticking', { until: 'stable' }, /did not come to rest/],
    ['button', { text: 'Nothing', role: 'button' }, /The button “Nothing” did not appear/],
  ])('no longer than it may: %s %o', async (page, input, message) => {
    const tab = await open(page, false);
    const start = Date.now();
    await expect(wait(tab, { ...input, ms: 600 })).rejects.toThrow(message);
    expect(Date.now() - start).toBeLessThan(4000);
  });

  it('for no download that it may not see', async () => {
    const tab = await open('text', false);
    await expect(wait(tab, { until: 'download' })).rejects.toThrow(/may not see downloads|No download was finished/);
  });
});
