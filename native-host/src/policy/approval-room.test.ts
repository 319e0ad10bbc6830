import { mkdtempSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { openDatabase } from '../store/open-database.ts';
import { ApprovalDesk } from './approval-desk.ts';
import { Grants } from './grants.ts';

const at = (site: string | undefined) => ({ site, device: undefined });

let folder: string;
let database: DatabaseSync;
let grants: Grants;
let desk: ApprovalDesk;
let ended: AbortController;
let shown: (readonly ClientApproval[])[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arq-desk-'));
  database = openDatabase(join(folder, 'arq.sqlite'));
  grants = new Grants(database);
  desk = new ApprovalDesk(grants);
  ended = new AbortController();
  const own: (readonly ClientApproval[])[] = [];
  shown = own;
  desk.watch({ canAsk: () => true, show: (open) => own.push(open) });
});
afterEach(() => {
  ended.abort();
  database.close();
  rmSync(folder, { recursive: true });
});

const ask = (id: string, more: object = {}) =>
  desk.ask(
    {
      principal: { kind: 'client', id, name: id, ...more },
      tool: 'page_click',
      title: 'Click',
      site: 'shop.example',
      values: [],
      reasons: [],
      risk: 'act',
    },
    { signal: ended.signal },
  );
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'ok',
    (thrown: unknown) => toArqError(thrown).code,
  );

test('three calls of one client wait at most, and fifty of all', async () => {
  const waiting = [ask('one'), ask('one'), ask('one')].map(codeOf);
  expect(await codeOf(ask('one'))).toBe('policy.too_many_asked');
  for (let index = 0; index < 47; index += 1) waiting.push(codeOf(ask(`other-${index}`)));
  expect(await codeOf(ask('last'))).toBe('policy.too_many_asked');
  expect(desk.list()).toHaveLength(50);
  ended.abort();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['call.cancelled']));
});

test('what is asked in one turn is shown once', async () => {
  for (const id of ['one', 'two', 'three']) void codeOf(ask(id));
  await expect.poll(() => shown.length).toBe(1);
  expect(shown[0]).toHaveLength(3);
});

test('what a token allows is its bearer’s, and given by a token', async () => {
  const asking = ask('t1', { token: 't1' });
  desk.decide(desk.list()[0]?.id ?? '', 'allow-hour', 'token');
  await asking;
  expect(grants.list()).toMatchObject([{ token: 't1', by: 'approver' }]);
  expect(grants.riskFor({ kind: 'client', id: 't1-1', name: 't1' }, at('shop.example'))).toBe('read');
  expect(grants.riskFor({ kind: 'client', id: 't1', token: 't1', name: 'other' }, at('shop.example'))).toBe('act');
});

test('nobody is waited for who may not decide on the call', async () => {
  const only = new ApprovalDesk(grants);
  only.watch({ canAsk: ({ principal }) => principal.workspace === 'team', show: () => undefined });
  const draft = {
    principal: { kind: 'client', id: 'a', name: 'a' },
    tool: 'page_click',
    title: 'Click',
    site: 'shop.example',
    values: [],
    reasons: [],
    risk: 'act',
  } as const;
  const asked = only.ask({ ...draft, values: [], reasons: [] }, { signal: ended.signal });
  expect(await codeOf(asked)).toBe('policy.approval_needed');
});
