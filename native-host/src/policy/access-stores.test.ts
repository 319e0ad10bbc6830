import { mkdtempSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Principal } from '../../../shared/policy/principal.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { openDatabase } from '../store/open-database.ts';
import { Grants } from './grants.ts';
import { KeyedCalls, type KeyedCall } from './keyed-calls.ts';
import { LEASE_MS, Leases } from './leases.ts';

const at = (site: string | undefined) => ({ site, device: undefined });

let folder: string;
let database: DatabaseSync;
let clock = 1_000_000;
const now = () => clock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-stores-'));
  database = openDatabase(join(folder, 'arq.sqlite'));
  clock = 1_000_000;
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const claude: Principal = { kind: 'client', id: 'claude-code-1', name: 'Claude Code' };
const cursor: Principal = { kind: 'client', id: 'cursor-1', name: 'Cursor' };
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'ok';
  } catch (error) {
    return error instanceof ArqError ? error.code : 'no ArqError';
  }
};

describe('grants', () => {
  const act = { client: 'Claude Code', capability: 'act', site: 'shop.example', by: 'cli' } as const;

  test.each<[string, Principal, string | undefined, string]>([
    ['the site itself', claude, 'shop.example', 'act'],
    ['what lies below it', claude, 'my.shop.example', 'act'],
    ['not what lies above or beside', claude, 'example', 'read'],
    ['not a name that only ends like it', claude, 'evilshop.example', 'read'],
    ['not what touches no site', claude, undefined, 'read'],
    ['not another client', cursor, 'shop.example', 'read'],
    ['not the client of that name in another workspace', { ...claude, workspace: 'b' }, 'shop.example', 'read'],
    ['not a model of that name', { ...claude, kind: 'model' }, 'shop.example', 'read'],
  ])('cover %s', (_, who, site, risk) => {
    const grants = new Grants(database, now);
    grants.add(act);
    expect(grants.riskFor(who, at(site))).toBe(risk);
  });

  test('end when their time is over, also for a host that starts later', () => {
    const grants = new Grants(database, now);
    grants.add({ ...act, expiresAt: clock + 1000 });
    expect(new Grants(database, now).riskFor(claude, at('shop.example'))).toBe('act');
    clock += 1000;
    expect(grants.riskFor(claude, at('shop.example'))).toBe('read');
    expect(new Grants(database, now).list()).toEqual([]);
  });

  test('for one connection end with it and are not stored', () => {
    const grants = new Grants(database, now);
    grants.add({ ...act, capability: 'danger', site: '*', by: 'launch', clientId: 'claude-code-1' });
    expect(grants.riskFor(claude, at(undefined))).toBe('danger');
    expect(grants.riskFor({ ...claude, id: 'claude-code-2' }, at(undefined))).toBe('read');
    expect(new Grants(database, now).list()).toEqual([]);
    grants.endSession('claude-code-1');
    expect(grants.riskFor(claude, at(undefined))).toBe('read');
  });

  test('given again replace the older one', () => {
    const grants = new Grants(database, now);
    grants.add(act);
    const newer = grants.add({ ...act, expiresAt: clock + 5 });
    expect(grants.list()).toEqual([newer]);
    expect(new Grants(database, now).list()).toEqual([newer]);
  });
});

describe('leases', () => {
  test('end by themselves some time after the last act', () => {
    const leases = new Leases(database, now);
    leases.take('aaaaaa.1', claude);
    clock += LEASE_MS - 1;
    expect(codeOf(() => leases.take('aaaaaa.1', cursor))).toBe('tabs.in_use');
    leases.take('aaaaaa.1', claude);
    clock += LEASE_MS - 1;
    expect(codeOf(() => leases.take('aaaaaa.1', cursor))).toBe('tabs.in_use');
    clock += 1;
    expect(codeOf(() => leases.take('aaaaaa.1', cursor))).toBe('ok');
    expect(leases.list()).toMatchObject([{ client: 'Cursor' }]);
  });

  test('stay their client’s while one of its calls goes on, and some time after it', () => {
    const leases = new Leases(database, now);
    leases.take('aaaaaa.1', claude);
    const end = leases.keep('aaaaaa.1', claude);
    clock += 10 * LEASE_MS;
    expect(codeOf(() => leases.take('aaaaaa.1', cursor))).toBe('tabs.in_use');
    clock += LEASE_MS - 1;
    end();
    clock += LEASE_MS - 1;
    expect(codeOf(() => new Leases(database, now).take('aaaaaa.1', cursor))).toBe('tabs.in_use');
    clock += 1;
    expect(codeOf(() => leases.take('aaaaaa.1', cursor))).toBe('ok');
  });

  test('that were given away or taken over are not got back by a call that goes on', () => {
    const leases = new Leases(database, now);
    leases.take('aaaaaa.1', claude);
    const ends = [leases.keep('aaaaaa.1', claude), leases.keep('aaaaaa.2', claude)];
    leases.give('aaaaaa.1', cursor);
    leases.take('aaaaaa.2', claude);
    leases.takeOver('aaaaaa.2');
    for (const end of ends) end();
    expect(leases.list()).toMatchObject([{ tab: 'aaaaaa.1', client: 'Cursor' }]);
    clock += LEASE_MS;
    expect(leases.list()).toEqual([]);
  });

  test('that the user took over are free for others, and told once to their holder, also after a restart', () => {
    new Leases(database, now).take('aaaaaa.1', claude);
    new Leases(database, now).takeOver('aaaaaa.1');
    const leases = new Leases(database, now);
    expect(leases.list()).toEqual([]);
    expect(codeOf(() => leases.take('aaaaaa.1', claude))).toBe('tabs.taken_over');
    expect(codeOf(() => leases.take('aaaaaa.1', claude))).toBe('ok');
    leases.takeOver('aaaaaa.1');
    expect(codeOf(() => leases.take('aaaaaa.1', cursor))).toBe('ok');
  });

  test('of a run end with it, the client’s others stay', () => {
    const leases = new Leases(database, now);
    leases.take('aaaaaa.1', claude, 'r_1');
    leases.take('aaaaaa.2', claude);
    leases.releaseOfRun('r_1');
    expect(leases.list().map(({ tab }) => tab)).toEqual(['aaaaaa.2']);
  });
});

describe('keyed calls', () => {
  const call: KeyedCall = { principal: claude, key: 'k-1', tool: 'page_click', input: { ref: 'd1e1', tab: 't' } };
  let done = 0;
  const open = () => new KeyedCalls(database, { secret: 'secret', now });
  const act = (calls: KeyedCalls, more: Partial<KeyedCall> = {}, answer: () => unknown = () => ({ done })) =>
    calls.once({ ...call, ...more }, async (record) => {
      record.begin();
      done += 1;
      return Promise.resolve(answer());
    });
  const fail = (calls: KeyedCalls, error: ArqError) =>
    act(calls, {}, () => {
      throw error;
    });

  beforeEach(() => (done = 0));

  test('are answered from the record, whatever the order of the input’s fields, and by a later host', async () => {
    expect(await act(open())).toEqual({ done: 1 });
    expect(await act(open(), { input: { tab: 't', ref: 'd1e1' } })).toEqual({ done: 1 });
    expect(done).toBe(1);
  });

  test.each([
    ['another input', { input: { ref: 'd1e2', tab: 't' } }, 'call.key_reused'],
    ['another tool', { tool: 'page_hover' }, 'call.key_reused'],
    ['a key that is none', { key: 'with space' }, 'call.key_invalid'],
  ])('refuse %s', async (_, more, code) => {
    const calls = open();
    await act(calls);
    await expect(act(calls, more)).rejects.toMatchObject({ code });
    expect(done).toBe(1);
  });

  test.each([
    ['page.ref_stale', undefined, 'ok'],
    ['page.ref_stale', { dispatched: true }, 'call.in_doubt'],
    ['policy.target_changed', { dispatched: true }, 'call.in_doubt'],
    ['link.lost', undefined, 'call.in_doubt'],
    ['call.timed_out', undefined, 'call.in_doubt'],
    ['call.cancelled', undefined, 'call.in_doubt'],
    ['internal.unexpected', undefined, 'call.in_doubt'],
    ['policy.target_changed', undefined, 'ok'],
    ['process.command_not_found', undefined, 'ok'],
    // The tab was made, or the click closed it, before these.
    ['page.unreachable', undefined, 'call.in_doubt'],
    ['page.load_timeout', undefined, 'call.in_doubt'],
    ['tabs.not_found', undefined, 'call.in_doubt'],
    ['protocol.malformed', undefined, 'call.in_doubt'],
  ] as const)('that failed with %s %o are %s when they are repeated', async (code, data, then) => {
    const calls = open();
    const error = new ArqError(code, 'It failed.', data === undefined ? {} : { data });
    await expect(fail(calls, error)).rejects.toBe(error);
    const again = act(calls).then(
      () => 'ok',
      (thrown: ArqError) => thrown.code,
    );
    expect(await again).toBe(then);
  });

  test('are forgotten after a day, and keep no input', async () => {
    const calls = open();
    await act(calls, { input: { ref: 'd1e1', text: 'hunter2' } });
    expect(JSON.stringify(database.prepare('SELECT * FROM keyed_calls').all())).not.toContain('hunter2');
    clock += 24 * 60 * 60 * 1000;
    expect(await act(calls)).toEqual({ done: 2 });
    expect(database.prepare('SELECT count(*) AS n FROM keyed_calls').get()).toEqual({ n: 1 });
  });

  test('whose answer is too large are known as done', async () => {
    const calls = open();
    await act(calls, {}, () => 'x'.repeat(600 * 1024));
    await expect(act(calls)).rejects.toMatchObject({ code: 'call.answer_gone' });
    expect(done).toBe(1);
  });

  test.each(['page_evaluate', 'page_copy', 'storage_set_cookie'])('keep nothing of what %s answers', async (tool) => {
    const calls = open();
    expect(await act(calls, { tool }, () => ({ value: 'session=hunter2' }))).toEqual({ value: 'session=hunter2' });
    expect(JSON.stringify(database.prepare('SELECT * FROM keyed_calls').all())).not.toContain('hunter2');
    await expect(act(calls, { tool })).rejects.toMatchObject({ code: 'call.answer_gone' });
    expect(done).toBe(1);
  });

  test('of other clients and workspaces are others', async () => {
    const calls = open();
    await act(calls);
    await act(calls, { principal: cursor });
    await act(calls, { principal: { ...claude, workspace: 'b' } });
    expect(done).toBe(3);
  });
});
