/** The engine with a real database and real servers: what is told, when, and what a restart keeps. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '../../../../shared/runs/run.ts';
import { openDatabase } from '../../store/open-database.ts';
import { SqliteAlertBook } from '../../store/sqlite-alert-book.ts';
import { Alerts, type AlertsDeps } from './alerts.ts';
import { signatureOf } from './send-webhook.ts';

let folder: string;
let database: DatabaseSync;
let alerts: Alerts;
let now: number;
let cpu: number | undefined;
let browsers: string[];
let shown: string[];
const secrets = new Map<string, string>();
const servers: Server[] = [];

function begin(change: Partial<AlertsDeps> = {}): Alerts {
  alerts = new Alerts({
    book: new SqliteAlertBook(database),
    metrics: {
      samples: (name) =>
        Promise.resolve(name === 'cpu_percent' && cpu !== undefined ? [{ name, labels: {}, value: cpu }] : undefined),
    },
    secrets: {
      get: (name) => Promise.resolve(secrets.get(name)),
      set: async (name, value) => void secrets.set(name, value),
      delete: (name) => Promise.resolve(secrets.delete(name)),
      names: () => Promise.resolve([...secrets.keys()]),
    },
    browsers: () => browsers,
    showOnDesktop: async (title) => void shown.push(title),
    onProblem: () => undefined,
    now: () => now,
    lookEveryMs: 1_000_000,
    retryPausesMs: [1, 1],
    ...change,
  });
  alerts.start();
  return alerts;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-alerts-'));
  database = openDatabase(join(folder, 'arq.sqlite'));
  now = new Date('2026-05-02T12:00:00').getTime();
  cpu = 10;
  browsers = ['chromium-1'];
  shown = [];
  secrets.clear();
  begin();
});
afterEach(async () => {
  await alerts.stop();
  database.close();
  rmSync(folder, { recursive: true, force: true });
  for (const server of servers.splice(0)) server.close();
});

interface Taken {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that answers as told, each time anew; the last answer stays. */
async function serve(
  answer: (taken: Taken, response: ServerResponse) => void,
): Promise<{ readonly base: string; readonly taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() };
      taken.push(one);
      answer(one, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { base: `http://127.0.0.1:${address.port}`, taken };
}

const webhook = (url: string) => ({ kind: 'webhook', id: 'ops', name: 'Ops', isOn: true, url }) as const;
const telegram = (apiBase: string) =>
  ({ kind: 'telegram', id: 'bot', name: 'Bot', isOn: true, chatId: '42', apiBase }) as const;
const TOKEN = '123456:abcdefghijklmnopqrstuvwxyz0123456789';
const signal = () => new AbortController().signal;
const until = (what: () => unknown) => vi.waitFor(what, { timeout: 5000, interval: 10 });

async function lookFor(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes * 60; passed += 10) {
    now += 10_000;
    await alerts.look();
  }
}

const runOf = (change: Partial<Run>): Run => ({
  id: 'r_1',
  command: 'press Register',
  language: 'en',
  planner: 'offline',
  status: 'running',
  principal: { kind: 'panel' },
  runtime: 'host',
  createdAt: now,
  steps: [],
  message: '',
  version: 1,
  ...change,
});

test('a busy processor is told after two minutes, and its end', async () => {
  cpu = 95;
  await lookFor(1.5);
  expect(alerts.list('open', 10).alerts.map(({ phase }) => phase)).toEqual(['pending']);
  await lookFor(1);
  await until(() => expect(shown).toEqual(['Processor busy']));
  expect(alerts.list('open', 10)).toMatchObject({ firing: 1, alerts: [{ phase: 'firing', value: 95 }] });
  cpu = 20;
  await lookFor(2);
  await until(() => expect(shown).toEqual(['Processor busy', 'Good again: Processor busy']));
  expect(alerts.list('open', 10).alerts).toEqual([]);
  expect(alerts.list('all', 10).alerts).toHaveLength(1);
});

test('a restart goes on where it stood and tells nothing twice', async () => {
  cpu = 95;
  await lookFor(3);
  await until(() => expect(shown).toHaveLength(1));
  const [before] = alerts.list('open', 10).alerts;
  await alerts.stop();
  database.close();
  database = openDatabase(join(folder, 'arq.sqlite'));
  begin();
  await lookFor(3);
  expect(alerts.list('open', 10).alerts[0]).toMatchObject({ id: before?.id ?? '', phase: 'firing' });
  expect(shown).toHaveLength(1);
});

test('a number that cannot be read changes nothing', async () => {
  cpu = 95;
  await lookFor(3);
  cpu = undefined;
  await lookFor(10);
  expect(alerts.list('open', 10).firing).toBe(1);
});

test('a run that waits is told by name, and good again once it was decided', async () => {
  alerts.noteChange({ kind: 'changed', run: runOf({ status: 'waiting' }) });
  await lookFor(1);
  await until(() => expect(shown).toEqual(['A run needs you: press Register']));
  alerts.noteChange({ kind: 'changed', run: runOf({ status: 'running', version: 2 }) });
  await lookFor(2);
  await until(() => expect(shown).toHaveLength(2));
});

test('a run that failed is told once; one that a person stopped is not', async () => {
  alerts.noteChange({ kind: 'changed', run: runOf({ id: 'r_2', status: 'stopped', endedAt: now }) });
  alerts.noteChange({ kind: 'changed', run: runOf({ status: 'failed', endedAt: now }) });
  await lookFor(90);
  await until(() => expect(shown).toEqual(['A run failed or is in doubt: press Register']));
  expect(alerts.list('open', 10).alerts).toEqual([]);
});

test('a browser that is gone is told after a minute, and when it is back', async () => {
  await alerts.look();
  browsers = [];
  await lookFor(0.5);
  browsers = ['chromium-1'];
  await lookFor(0.5);
  expect(shown).toEqual([]);
  browsers = [];
  await lookFor(2);
  browsers = ['chromium-1'];
  await lookFor(2);
  await until(() =>
    expect(shown).toEqual(['A browser is gone: chromium-1', 'Good again: A browser is gone: chromium-1']),
  );
});

test('what a person took note of counts no longer as new', async () => {
  cpu = 95;
  await lookFor(3);
  const [alert] = alerts.list('open', 10).alerts;
  expect(alerts.acknowledge(alert?.id ?? '', 'Ada')).toBe(true);
  expect(alerts.list('open', 10)).toMatchObject({ firing: 0, alerts: [{ acknowledgedBy: 'Ada' }] });
  expect(alerts.acknowledge('al_none', 'Ada')).toBe(false);
});

test('rules are changed, made, turned off and put back', async () => {
  const rule = alerts.settings.rules().find(({ id }) => id === 'cpu');
  if (rule === undefined || rule.source.kind !== 'metric') throw new Error('no cpu rule');
  const { isBuiltIn: _isBuiltIn, isChanged: _isChanged, ...plain } = rule;
  expect(alerts.settings.setRule({ ...plain, forSeconds: 0 })).toMatchObject({ isChanged: true, isBuiltIn: true });
  cpu = 95;
  await alerts.look();
  await until(() => expect(shown).toHaveLength(1));
  alerts.settings.setRule({ ...plain, isOn: false });
  await alerts.look();
  expect(alerts.list('open', 10).alerts).toEqual([]);
  expect(alerts.settings.removeRule('cpu')).toBe(true);
  expect(alerts.settings.rules().find(({ id }) => id === 'cpu')).toMatchObject({ isOn: true, isChanged: false });
  expect(() => alerts.settings.setRule({ ...plain, channels: ['none'] })).toThrow('There is no channel none');
});

test('quiet hours hold back what is not marked for them', async () => {
  alerts.settings.setQuiet({ isOn: true, from: '11:00', to: '12:10' });
  cpu = 95;
  await lookFor(5);
  expect(alerts.list('open', 10)).toMatchObject({ firing: 1, isQuiet: true });
  expect(shown).toEqual([]);
  await lookFor(6);
  await until(() => expect(shown).toEqual(['Processor busy']));
});

test('a webhook is signed so that its receiver can tell', async () => {
  const { base, taken } = await serve((_taken, response) => response.end('ok'));
  const { signingKey = '' } = await alerts.settings.setChannel(webhook(`${base}/hook`));
  expect(signingKey.length).toBeGreaterThan(40);
  expect(await alerts.test('ops', signal())).toMatchObject({ delivered: true });
  const [one] = taken;
  expect(one?.url).toBe('/hook');
  const timestamp = String(one?.headers['x-arq-timestamp']);
  expect(one?.headers['x-arq-signature']).toBe(signatureOf(signingKey, timestamp, one?.body ?? ''));
  expect(JSON.parse(one?.body ?? '{}')).toMatchObject({ kind: 'test', title: 'ARQ test' });
});

test('a webhook that fails for a while gets its notice later', async () => {
  const { base, taken } = await serve((_taken, response) => {
    response.statusCode = taken.length < 3 ? 503 : 200;
    response.end();
  });
  await alerts.settings.setChannel(webhook(base));
  alerts.settings.setRule(fastCpu());
  cpu = 95;
  await alerts.look();
  now += 10_000;
  await until(() => {
    now += 1000;
    expect(taken).toHaveLength(3);
  });
  expect(new Set(taken.map(({ headers }) => headers['x-arq-notice'])).size).toBe(1);
  await until(async () =>
    expect((await alerts.settings.channels())[1]?.standing).toMatchObject({ failedInARow: 0, hasSecret: true }),
  );
});

const fastCpu = () => ({
  id: 'cpu',
  name: 'Processor busy',
  source: { kind: 'metric', metric: 'cpu_percent', measure: 'value', is: 'above', threshold: 80 } as const,
  forSeconds: 0,
  severity: 'warning' as const,
  isOn: true,
  channels: ['ops'],
  isThroughQuiet: false,
});

test('a webhook through which nothing gets is turned off, and says why', async () => {
  const { base } = await serve((_taken, response) => {
    response.statusCode = 500;
    response.end();
  });
  await alerts.settings.setChannel(webhook(base));
  alerts.settings.setRule(fastCpu());
  for (let round = 0; round < 3; round += 1) {
    cpu = 95;
    await alerts.look();
    cpu = 10;
    await alerts.look();
  }
  await until(async () => {
    now += 1000;
    const [, ops] = await alerts.settings.channels();
    expect(ops).toMatchObject({ channel: { isOn: false }, standing: { failedInARow: 3 } });
    expect(ops?.standing.lastProblem).toContain('500');
  });
  await alerts.settings.setChannel(webhook(base));
  expect((await alerts.settings.channels())[1]?.standing).toMatchObject({ failedInARow: 0, hasSecret: true });
});

test('a notice that could not be sent is sent by the next process', async () => {
  let isUp = false;
  const { base, taken } = await serve((_taken, response) => {
    response.statusCode = isUp ? 200 : 503;
    response.end();
  });
  await alerts.settings.setChannel(webhook(base));
  alerts.settings.setRule(fastCpu());
  await alerts.stop();
  begin({ retryPausesMs: [60_000, 60_000] });
  cpu = 95;
  await alerts.look();
  await until(() => expect(taken).toHaveLength(1));
  await alerts.stop();
  isUp = true;
  now += 61_000;
  begin();
  await until(() => expect(taken).toHaveLength(2));
  expect(taken[0]?.headers['x-arq-notice']).toBe(taken[1]?.headers['x-arq-notice']);
});

test.each([
  ['redirects', (response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  ['breaks off', (response: ServerResponse) => response.destroy()],
])('a webhook that %s has not got it', async (_what, answer) => {
  const { base } = await serve((_taken, response) => answer(response));
  await alerts.settings.setChannel(webhook(base));
  const result = await alerts.test('ops', signal());
  expect(result.delivered).toBe(false);
  expect(result.problem).toMatch(/302|could not be reached/);
});

test.each([
  'http://example.org/hook',
  'http://10.0.0.1/hook',
  'http://127.0.0.1.example.org/hook',
  'https://user:secret@example.org/hook',
])('a webhook may not go to %s', async (url) => {
  await expect(alerts.settings.setChannel(webhook(url))).rejects.toMatchObject({ code: 'alerts.address_refused' });
});

test('a webhook that is moved elsewhere gets a new key', async () => {
  const first = await alerts.settings.setChannel(webhook('https://hooks.example.org/a'));
  expect((await alerts.settings.setChannel(webhook('https://hooks.example.org/b'))).signingKey).toBeUndefined();
  const moved = await alerts.settings.setChannel(webhook('https://evil.example/b'));
  expect(moved.signingKey).toBeDefined();
  expect(moved.signingKey).not.toBe(first.signingKey);
});

test('a Telegram bot is told, and its token is in no error', async () => {
  const { base, taken } = await serve((_taken, response) => {
    response.setHeader('content-type', 'application/json');
    if (taken.length === 1) response.end(JSON.stringify({ ok: true, result: {} }));
    else response.writeHead(400).end(JSON.stringify({ ok: false, description: 'Bad Request: chat not found' }));
  });
  await alerts.settings.setChannel(telegram(base), TOKEN);
  expect(await alerts.test('bot', signal())).toMatchObject({ delivered: true });
  expect(taken[0]?.url).toBe(`/bot${TOKEN}/sendMessage`);
  expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({ chat_id: '42' });
  const failed = await alerts.test('bot', signal());
  expect(failed.problem).toContain('chat not found');
  expect(JSON.stringify([failed, await alerts.settings.channels()])).not.toContain(TOKEN.slice(7));
});

test('a bot needs its token, and a new one for another server', async () => {
  await expect(alerts.settings.setChannel(telegram('http://127.0.0.1:9'))).rejects.toMatchObject({
    code: 'alerts.secret_missing',
  });
  await alerts.settings.setChannel(telegram('http://127.0.0.1:9'), TOKEN);
  await expect(alerts.settings.setChannel(telegram('https://evil.example'))).rejects.toMatchObject({
    code: 'alerts.secret_missing',
  });
  expect((await alerts.test('bot', signal())).problem).toContain('could not be reached');
});

test('a removed channel takes its secret and its notices along', async () => {
  await alerts.settings.setChannel(webhook('https://hooks.example.org/a'));
  expect(secrets.size).toBe(1);
  expect(await alerts.settings.removeChannel('ops')).toBe(true);
  expect(secrets.size).toBe(0);
  await expect(alerts.settings.removeChannel('desktop')).rejects.toMatchObject({ code: 'alerts.channel_fixed' });
});
