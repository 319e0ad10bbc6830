import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ensureBuilt } from '../native-host/scripts/build.ts';
import { ArqHome, root } from './support/arq.ts';
import { startHttpHost } from './support/http-host.ts';
import { type PageServer, startPageServer } from './support/page-server.ts';

/** Between test and host stands prism, which answers 500 or 422 itself when either does not keep to the OpenAPI document. */
const PRISM = join(root, 'node_modules/@stoplight/prism-cli/dist/index.js');

const home = new ArqHome();
const folder = mkdtempSync(join(tmpdir(), 'arq-prism-'));
let pages: PageServer;
let prism: ChildProcess;
let base: string;
let proxy: string;
let token: string;

beforeAll(async () => {
  await ensureBuilt(['chrome', 'host']);
  pages = await startPageServer();
  const host = await startHttpHost(home);
  ({ token } = host);
  base = `http://127.0.0.1:${host.port}`;
  const openApi = await fetch(`${base}/api/v1/openapi.json`, { headers: { authorization: `Bearer ${token}` } });
  writeFileSync(join(folder, 'openapi.json'), await openApi.text());
  proxy = await startPrism();
  await home.openBrowser('chromium', '--headless');
}, 240_000);
afterAll(async () => {
  prism.kill('SIGKILL');
  await home.dispose();
  await pages.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startPrism(): Promise<string> {
  const port = await freePort();
  const args = [PRISM, 'proxy', join(folder, 'openapi.json'), base, '--errors', '--cors=false', '-p', String(port)];
  prism = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (part: string) => {
      output += part;
      if (output.includes('Prism is listening')) resolve();
    };
    prism.stdout?.setEncoding('utf8').on('data', hear);
    prism.stderr?.setEncoding('utf8').on('data', hear);
    prism.once('close', () => reject(new Error(output)));
  });
  return `http://127.0.0.1:${port}`;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Through prism. Rejects when prism objects. */
async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${proxy}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (text.includes('stoplight.io/prism')) throw new Error(`${method} ${path}: ${text}`);
  const isJson = /^application\/(?:problem\+)?json(?:;|$)/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : {} };
}

const tool = (name: string, input: unknown = {}) => call('POST', `/api/v1/tools/${name}`, input);
const textIn = (body: Record<string, unknown>, name: string) => z.string().parse(body[name]);

describe('the host keeps to its OpenAPI document', () => {
  it('when a tab is opened, looked at, filled in and closed', async () => {
    const opened = await call('POST', '/api/v1/tabs', { url: `${pages.origin}/sign-up.html` });
    expect(opened.status).toBe(201);
    const tab = textIn(opened.body, 'tab');
    expect((await call('POST', `/api/v1/tabs/${tab}/activate`)).status).toBe(200);
    const snapshot = await tool('page_snapshot', { tab });
    expect(snapshot.status).toBe(200);
    expect(textIn(snapshot.body, 'text')).toContain('Sign up');
    const ref = /textbox "First name"[^\n]*?\b(d\d+e\d+)/.exec(textIn(snapshot.body, 'text'))?.[1];
    expect((await tool('page_type', { tab, ref, text: 'Ada' })).status).toBe(200);
    expect((await tool('page_screenshot', { tab })).status).toBe(200);
    expect((await tool('page_read_text', { tab })).status).toBe(200);
    expect((await tool('page_reload', { tab })).status).toBe(200);
    expect((await call('GET', '/api/v1/leases')).status).toBe(200);
    expect((await call('DELETE', `/api/v1/tabs/${tab}`)).status).toBe(200);
    expect((await tool('page_snapshot', { tab })).status).toBeGreaterThanOrEqual(400);
  });

  it('when a run is begun, followed and stopped', async () => {
    const begun = await call('POST', '/api/v1/runs', {
      command: `open ${pages.origin}/sign-up.html, take a screenshot`,
      waitMs: 30_000,
    });
    expect(begun.status).toBe(200);
    const id = textIn(begun.body, 'id');
    expect(begun.body['status']).toBe('done');
    expect((await call('GET', `/api/v1/runs/${id}`)).status).toBe(200);
    expect((await call('GET', `/api/v1/runs/${id}/events?limit=3`)).status).toBe(200);
    const files = await call('GET', `/api/v1/runs/${id}/files`);
    const [file] = z.array(z.looseObject({ href: z.string() })).parse(files.body['items']);
    expect((await call('GET', file?.href ?? '')).status).toBe(200);
    const waiting = await call('POST', '/api/v1/runs', { command: 'wait 60 seconds' });
    expect(waiting.status).toBe(202);
    expect((await call('POST', `/api/v1/runs/${textIn(waiting.body, 'id')}/stop`)).status).toBe(200);
    expect((await call('GET', '/api/v1/runs?limit=2&status=done&status=stopped')).status).toBe(200);
    expect((await call('GET', '/api/v1/runs/r_nobody')).status).toBe(404);
  });

  it('when tokens are made, rotated and revoked', async () => {
    const made = await call('POST', '/api/v1/tokens', { name: 'grafana', level: 'viewer', expiresInDays: 1 });
    expect(made.status).toBe(201);
    const { id } = z.looseObject({ id: z.string() }).parse(made.body['token']);
    expect((await call('POST', `/api/v1/tokens/${id}/rotate`)).status).toBe(200);
    expect((await call('DELETE', `/api/v1/tokens/${id}`)).status).toBe(200);
    expect((await call('DELETE', '/api/v1/tokens/nobody')).status).toBe(404);
  });

  it('when a browser is chosen, the audit trail verified, and what is not there is asked for', async () => {
    const browsers = await call('GET', '/api/v1/browsers');
    const [browser] = z.array(z.looseObject({ browser: z.string() })).parse(browsers.body['items']);
    expect((await call('POST', '/api/v1/browsers/choose', { browser: browser?.browser })).status).toBe(200);
    expect((await call('POST', '/api/v1/audit/verify')).status).toBe(200);
    expect((await call('GET', '/api/v1/tools/page_click')).status).toBe(200);
    expect((await call('GET', '/api/v1/tools/page_teleport')).status).toBe(404);
    expect((await call('DELETE', '/api/v1/grants/nobody')).status).toBe(404);
    expect((await call('POST', '/api/v1/alerts/nobody/acknowledge')).status).toBe(404);
    expect((await call('POST', '/api/v1/approvals/nobody', { decision: 'deny' })).status).toBe(403);
    for (const name of ['system_info', 'system_usage', 'process_list', 'windows_list', 'browsers_list', 'runs_list'])
      expect([name, (await tool(name)).status]).toEqual([name, 200]);
  });

  it('whatever is asked for that needs nothing else', async () => {
    const openApi = await call('GET', '/api/v1/openapi.json');
    const paths = Object.entries(z.record(z.string(), z.record(z.string(), z.unknown())).parse(openApi.body['paths']));
    // A stream has no end that a proxy could look at.
    const isStream = (operation: unknown) => JSON.stringify(operation).includes('text/event-stream');
    const plain = paths.flatMap(([path, { get }]) =>
      get !== undefined && !path.includes('{') && !isStream(get) ? [path] : [],
    );
    expect(plain.length).toBeGreaterThan(15);
    for (const path of plain) expect([path, (await call('GET', path)).status]).toEqual([path, 200]);
  });
});
