import { afterAll, beforeAll, expect, it } from 'vitest';
import { harOf } from '../../../shared/page/har.ts';
import { plainFacts } from '../../../shared/policy/testing/plain-facts.ts';
import { type GatewayHost, openGatewayHost } from '../gateway/http/testing/gateway-host.ts';
import { connectBrowser, type ScriptedBrowser } from './scripted-peers.ts';

const OWN = 'aaaaaa.1';
const OTHER = 'aaaaaa.2';
const EMPTY = 'aaaaaa.3';
const UNKNOWN = 'aaaaaa.4';

const requestsOf = (...makers: readonly string[]) => {
  const requests = makers.map((by) => ({
    at: '2026-01-01T00:00:00.000Z',
    method: 'GET',
    url: `${by}/data`,
    by,
    type: 'fetch',
    status: 200,
    mime: '',
    ms: 1,
    bytes: 1,
    fromCache: false,
    error: '',
    seen: 'watched' as const,
  }));
  const page = { url: 'https://app.example.org/start', title: '', since: '', version: '' };
  return { url: page.url, since: '', isNew: false, requests, har: harOf(requests, page), truncated: false };
};

let gateway: GatewayHost;
let browser: ScriptedBrowser;
let limited: string;
beforeAll(async () => {
  gateway = await openGatewayHost();
  browser = await connectBrowser(gateway.home, {
    device: 'aaaaaa',
    tabs: [
      { tab: OWN, title: 'Own', isActive: false, url: 'https://app.example.org/start' },
      { tab: OTHER, title: 'Canary', isActive: true, url: 'https://bank.example/canary' },
      { tab: EMPTY, title: 'New', isActive: false, url: 'about:blank' },
      { tab: UNKNOWN, title: 'Unknown', isActive: false, url: '' },
    ],
    answer: async (tool, input) => {
      if (tool === 'page_inspect') return { targets: [plainFacts({ origin: 'https://app.example.org' })] };
      if (tool === 'page_click')
        return { url: 'https://bank.example/canary', title: 'Canary', navigated: true, changed: 'Canary' };
      if (tool === 'page_read_text') return { text: JSON.stringify(input), isTruncated: false };
      if (tool === 'page_read_network') return requestsOf('https://app.example.org', 'https://bank.example');
      throw new Error(`not scripted: ${tool}`);
    },
  });
  limited = await gateway.token({ name: 'limited', grant: 'danger', sites: ['example.org'] });
});
afterAll(() => gateway.dispose());

const call = async (tool: string, input: unknown) => {
  const init = { method: 'POST', token: limited, body: JSON.stringify(input) };
  const answer = await gateway.fetch(`/api/v1/tools/${tool}`, init);
  return `${answer.status} ${await answer.text()}`;
};
const reached = () => browser.calls.filter(({ tool }) => tool !== 'tabs_list' && tool !== 'windows_list');

it('shows a token the tabs of its sites, and no other', async () => {
  const listed = await call('tabs_list', {});
  expect(listed).toContain(OWN);
  expect(listed).toContain(EMPTY);
  expect(listed).not.toMatch(/canary|aaaaaa\.[24]/i);
});

it('tells a token the requests of documents of its sites, and of no other, also in a HAR file', async () => {
  const told = await call('page_read_network', { tab: OWN, har: true });
  expect(told).toMatch(/^200 .*app\.example\.org\/data/s);
  expect(told).not.toContain('bank.example');
});

it.each([
  ['reads', 'page_read_text', { tab: OTHER }],
  ['looks at', 'page_snapshot', { tab: OTHER }],
  ['pictures', 'page_screenshot', { tab: OTHER }],
  ['leaves', 'page_navigate', { tab: OTHER, url: 'https://example.org/' }],
  ['closes', 'tabs_close', { tab: OTHER }],
  ['switches to', 'tabs_activate', { tab: OTHER }],
  ['goes from its own to', 'page_navigate', { tab: OWN, url: 'https://bank.example/' }],
  ['opens', 'tabs_open', { url: 'https://bank.example/' }],
  ['opens, behind a space,', 'tabs_open', { url: ' https://bank.example/transfer' }],
  ['opens, behind a line break,', 'tabs_open', { url: '\nbank.example' }],
  ['goes, behind a space, to', 'page_navigate', { tab: OWN, url: ' https://bank.example/' }],
  ['acts on what may be', 'tabs_close', { tab: UNKNOWN }],
  ['opens, by a name that looks like its own,', 'tabs_open', { url: 'https://example.org.bank.example/' }],
] as const)('never %s a page of another site', async (_verb, tool, input) => {
  const before = reached().length;
  expect(await call(tool, input)).toMatch(/^403 .*policy\.site_not_granted|^4.*page\.site_unknown/);
  expect(reached()).toHaveLength(before);
});

it('opens what was judged, and no file', async () => {
  await call('tabs_open', { url: ' app.example.org/a b' });
  expect(reached().at(-1)).toMatchObject({ tool: 'tabs_open', input: { url: 'https://app.example.org/a%20b' } });
  const before = reached().length;
  for (const url of ['file:///etc/passwd', ' FILE:///etc/passwd', 'https://a$(id).example.org/'])
    expect(await call('tabs_open', { url }), url).toContain('page.url_refused');
  expect(reached()).toHaveLength(before);
});

it('is told of none of the others when it leaves the tab open, nor takes what is in front', async () => {
  const answer = await call('page_snapshot', {});
  expect(answer).toMatch(/^422 .*tabs\.required/);
  expect(answer).toContain(OWN);
  expect(answer).not.toMatch(/canary|bank|aaaaaa\.2/i);
  const init = { method: 'POST', token: limited, body: '{"command":"frobnicate"}' };
  expect(await (await gateway.fetch('/api/v1/runs', init)).text()).not.toMatch(/canary|bank|aaaaaa\.2/i);
});

it('is not told what another site shows to which its act has led', async () => {
  const answer = await call('page_click', { tab: OWN, ref: 'd1e1' });
  expect(answer).toMatch(/^200 .*"navigated":true/);
  expect(answer).not.toMatch(/canary|bank/i);
});

it('lets it work on its own', async () => {
  expect(await call('page_read_text', { tab: OWN })).not.toContain('site_not_granted');
  expect(reached().map(({ tool }) => tool)).toContain('page_read_text');
});

it('keeps its runs there, too', async () => {
  const body = JSON.stringify({ command: 'go to https://bank.example/', tab: OWN, waitMs: 10_000 });
  const answer = await gateway.fetch('/api/v1/runs', { method: 'POST', token: limited, body });
  const text = await answer.text();
  expect(text).toContain('policy.site_never');
  expect(browser.calls.filter(({ tool }) => tool === 'page_navigate')).toEqual([]);
});

it('shows it the runs that it began, and no other', async () => {
  const other = await gateway.token({ name: 'other' });
  const start = async (token: string) => {
    const init = { method: 'POST', token, body: '{"command":"frobnicate"}' };
    return ((await (await gateway.fetch('/api/v1/runs', init)).json()) as { id: string }).id;
  };
  const own = await start(limited);
  const foreign = await start(other);
  const listed = await (await gateway.fetch('/api/v1/runs', { token: limited })).text();
  expect(listed).toContain(own);
  expect(listed).not.toContain(foreign);
  // Neither does the end of a page tell of them.
  const page = await gateway.fetch('/api/v1/runs?limit=1', { token: limited });
  expect(await page.json()).toMatchObject({ items: [{ id: own }] });
  const stopped = await gateway.fetch(`/api/v1/runs/${foreign}/stop`, { method: 'POST', token: limited });
  expect(stopped.status).toBe(404);
  for (const path of ['', '/events', '/files', '/files/x'])
    expect((await gateway.fetch(`/api/v1/runs/${foreign}${path}`, { token: limited })).status, path).toBe(404);
});

it('shows it the grants of its sites, and no other', async () => {
  const owner = await gateway.token({ name: 'limited-owner', level: 'owner', sites: ['example.org'] });
  for (const site of ['app.example.org', 'bank.example'])
    await gateway.cli.call('tool.call', {
      tool: 'grants_add',
      input: { client: 'Claude Code', capability: 'act', site },
    });
  const listed = await (await gateway.fetch('/api/v1/grants', { token: owner })).text();
  expect(listed).toContain('app.example.org');
  expect(listed).not.toContain('bank.example');
});
