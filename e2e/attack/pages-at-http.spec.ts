/** Real pages in real browsers, which try ARQ's HTTP server: from another site, and by DNS rebinding. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENTS_SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '../../shared/protocol/event-messages.ts';
import { ArqHome, type BrowserName } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser } from '../support/extension-browser.ts';
import { type HttpHost, startHttpHost } from '../support/http-host.ts';
import { openTap, type Tap } from '../support/tap.ts';

const REBOUND = 'rebound.example';
/** Another address of loopback, so that its port can be the host's own. */
const OTHER_LOOPBACK = '127.0.0.2';

interface Attempt {
  readonly way: string;
  readonly outcome: string;
}

/** Runs in the page: tries everything that a page can send, and tells what it could read of the answers. */
async function attack(origin: string, token: string, protocols: string[]): Promise<Attempt[]> {
  const socketOrigin = origin.replace(/^http/, 'ws');
  const bearer = { authorization: `Bearer ${token}` };
  const call = { method: 'POST', body: '{}' };
  const json = { 'content-type': 'application/json' };
  const read = async (address: string, init?: RequestInit) => {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(8000) });
    return `${answer.status} ${(await answer.text()).slice(0, 300)}`;
  };
  const load = (element: HTMLElement & { src: string }, address: string) =>
    new Promise<string>((resolve) => {
      element.addEventListener('load', () => resolve('loaded'));
      element.addEventListener('error', () => resolve('nothing'));
      element.src = address;
      document.body.append(element);
      setTimeout(() => resolve('nothing in time'), 8000);
    });
  const submit = (method: string, enctype: string) =>
    new Promise<string>((resolve) => {
      const frame = document.createElement('iframe');
      frame.name = `f${Math.random()}`;
      document.body.append(frame);
      const form = Object.assign(document.createElement('form'), { method, target: frame.name, enctype });
      form.action = `${origin}/api/v1/tools/system_info`;
      const field = Object.assign(document.createElement('input'), { name: '{"a":"', value: '"}' });
      form.append(field);
      document.body.append(form);
      frame.addEventListener('load', () => {
        try {
          if (frame.contentWindow?.location.href === 'about:blank') return;
          const text = frame.contentDocument?.body.textContent ?? '';
          resolve(text === '' ? 'nothing' : text);
        } catch {
          // Another origin's, as it should be.
          resolve('nothing');
        }
      });
      setTimeout(() => resolve('nothing in time'), 8000);
      form.submit();
    });
  const socket = (address: string, protocols?: string[]) =>
    new Promise<string>((resolve) => {
      const opened = new WebSocket(address, protocols);
      opened.addEventListener('open', () => resolve('opened'));
      opened.addEventListener('error', () => resolve('nothing'));
      setTimeout(() => resolve('nothing in time'), 8000);
    });
  const stream = () =>
    new Promise<string>((resolve) => {
      const opened = new EventSource(`${origin}/api/v1/events`);
      opened.addEventListener('open', () => resolve('opened'));
      opened.addEventListener('error', () => {
        opened.close();
        resolve('nothing');
      });
    });
  const ways: Record<string, () => Promise<string>> = {
    GET: () => read(`${origin}/api/v1/tools`),
    'GET with a token': () => read(`${origin}/api/v1/tools`, { headers: bearer }),
    'GET without reading': () => read(`${origin}/api/v1/tools`, { mode: 'no-cors' }),
    'GET with cookies': () => read(`${origin}/api/v1/tools`, { credentials: 'include', mode: 'no-cors' }),
    'GET of the documentation': () => read(`${origin}/api/v1/docs`),
    'GET of the description': () => read(`${origin}/api/v1/openapi.json`),
    'POST of text': () => read(`${origin}/api/v1/tools/system_info`, call),
    'POST of text without reading': () => read(`${origin}/api/v1/tools/system_info`, { ...call, mode: 'no-cors' }),
    'POST of JSON with a token': () =>
      read(`${origin}/api/v1/tools/system_info`, { ...call, headers: { ...bearer, ...json } }),
    'POST to MCP': () => read(`${origin}/mcp`, { ...call, headers: { ...bearer, ...json } }),
    'a health check': () => read(`${origin}/health/live`),
    'a beacon': async () => (navigator.sendBeacon(`${origin}/api/v1/tools/system_info`, '{}') ? 'sent' : 'nothing'),
    'a form': () => submit('post', 'text/plain'),
    'a form in the address': () => submit('get', 'application/x-www-form-urlencoded'),
    'a picture': () => load(document.createElement('img'), `${origin}/api/v1/tools`),
    'a script': () => load(document.createElement('script'), `${origin}/api/v1/openapi.json`),
    'a WebSocket': () => socket(`${socketOrigin}/api/v1/events`),
    'a WebSocket with a token': () => socket(`${socketOrigin}/api/v1/events?access_token=${token}`, protocols),
    'an event stream': stream,
  };
  return Promise.all(
    Object.entries(ways).map(async ([way, attempt]) => ({
      way,
      outcome: await attempt().catch((error: unknown) => `nothing: ${String(error)}`),
    })),
  );
}

/** What a page reads when nothing was given away. */
const NOTHING = /^(?:nothing|sent$|0 $)/;

describe.each<BrowserName>(['chromium', 'firefox'])('a page in %s', (name) => {
  const home = new ArqHome();
  let host: HttpHost;
  let pages: Server;
  let pagesPort: number;
  let browser: ExtensionBrowser;
  let beside: Tap;
  let rebound: Tap;

  beforeAll(async () => {
    pages = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title><body>A page');
    });
    await new Promise<void>((resolve) => {
      pages.listen(0, '127.0.0.1', resolve);
    });
    pagesPort = (pages.address() as AddressInfo).port;
    // Known before the host is: its name is in the host's list, so that here nothing but origin and site can refuse.
    beside = await openTap(OTHER_LOOPBACK, 0, pagesPort);
    host = await startHttpHost(home, { allowedHosts: [`${OTHER_LOOPBACK}:${beside.port}`] });
    beside.forwardTo(host.port);
    rebound = await openTap(OTHER_LOOPBACK, host.port, pagesPort);
    browser = await openExtensionBrowser(name, home, {
      args: [`--host-resolver-rules=MAP ${REBOUND} ${OTHER_LOOPBACK}`],
      preferences: { 'network.dns.forceResolve': OTHER_LOOPBACK },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await beside?.close();
    await rebound?.close();
    await home.dispose();
    pages.close();
  });

  /** As a program offers its token where it cannot set a header. */
  const socketProtocols = () => [EVENTS_SUBPROTOCOL, `${TOKEN_SUBPROTOCOL_PREFIX}${host.token}`];

  const openPage = async (address: string): Promise<Page> => {
    const page = await browser.browser.newPage();
    await page.goto(address);
    expect(await page.title()).toBe('A page');
    return page;
  };
  /** Calls that came through for anybody but the command line of this test. */
  const done = async () => {
    const { records } = await home.call<{ records: { what: string; actor: { kind: string } }[] }>('audit_list', {});
    return records.filter(({ actor }) => ['panel', 'client', 'model'].includes(actor.kind));
  };

  it('of another site is refused in every way, and reads nothing', async () => {
    const page = await openPage(`http://127.0.0.1:${pagesPort}/`);
    beside.forget();
    const attempts = await page.evaluate(
      attack,
      `http://${OTHER_LOOPBACK}:${beside.port}`,
      host.token,
      socketProtocols(),
    );
    for (const { way, outcome } of attempts) expect(outcome, way).toMatch(NOTHING);
    const answers = beside.answers();
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.filter((answer) => !/^403 gateway\.(?:origin|cross_site)_refused$/.test(answer))).toEqual([]);
    expect(await done()).toEqual([]);
    await page.close();
  });

  it('that sends its visitor there shows nothing', async () => {
    const page = await openPage(`http://127.0.0.1:${pagesPort}/`);
    beside.forget();
    const address = `http://${OTHER_LOOPBACK}:${beside.port}/api/v1/docs`;
    // Not awaited: the page goes away under it.
    void page.evaluate((to) => location.assign(to), address).catch(() => undefined);
    await expect.poll(() => beside.answers(), { timeout: 15_000 }).toContain('403 gateway.cross_site_refused');
    expect(beside.answers().filter((answer) => !answer.startsWith('403'))).toEqual([]);
    await page.close();
  });

  it('whose name is pointed at this computer after it was loaded is refused, even with a good token', async () => {
    const page = await openPage(`http://${REBOUND}:${host.port}/`);
    rebound.forwardTo(host.port);
    rebound.forget();
    // To the browser it is all one origin: only the host can tell.
    const attempts = await page.evaluate(attack, `http://${REBOUND}:${host.port}`, host.token, socketProtocols());
    const read = attempts.filter(({ outcome }) => !NOTHING.test(outcome));
    // A picture or a script that is refused is loaded as nothing; what can be read is the refusal.
    for (const { way, outcome } of read) expect(outcome, way).toMatch(/gateway\.(?:host|origin)_refused/);
    expect(read.length).toBeGreaterThan(5);
    const answers = rebound.answers();
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.filter((answer) => !/^403 gateway\.(?:host|origin)_refused$/.test(answer))).toEqual([]);
    expect(await done()).toEqual([]);
    await page.close();
  });

  it('takes nothing from a host that a program is served by meanwhile', async () => {
    const answer = await fetch(`http://127.0.0.1:${host.port}/api/v1/tools`, {
      headers: { authorization: `Bearer ${host.token}` },
    });
    expect(answer.status).toBe(200);
  });
});
