import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Principal } from '../../../shared/policy/principal.ts';
import type { ArqError } from '../../../shared/protocol/errors.ts';
import { sampleRun } from '../../../shared/runs/testing/sample-run.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { LEASE_MS, Leases } from '../policy/leases.ts';
import { openDatabase } from '../store/open-database.ts';
import { actedTab, holdTab } from './hold-tab.ts';

const TAB = 'aaaaaa.1';
const user: Principal = { kind: 'panel' };
const claude: Principal = { kind: 'client', id: 'claude-code-1', name: 'Claude Code' };
const cursor: Principal = { kind: 'client', id: 'cursor-1', name: 'Cursor' };

function build(runs: readonly Run[] = [], now?: () => number) {
  const folder = mkdtempSync(join(tmpdir(), 'arq-hold-'));
  const database = openDatabase(join(folder, 'arq.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const leases = new Leases(database, now);
  const act = (principal: Principal, runId?: string): string => {
    try {
      holdTab({ leases, unfinishedRuns: () => runs }, TAB, { principal, runId });
      return 'ok';
    } catch (error) {
      const { code, data } = error as ArqError;
      return [code, data?.['holder']].filter((part) => typeof part === 'string').join(' ');
    }
  };
  return { act, leases };
}

const runOf = (principal: Principal, status: Run['status']): Run => ({
  ...sampleRun({ id: 'r_1' }),
  principal,
  status,
  tab: TAB,
  steps: [
    { index: 0, tool: 'page_click', title: 'Press', target: '', status: 'running', risk: 'act', startedAt: 1, ms: 0 },
  ],
});

test.each<Run['status']>(['running', 'waiting', 'question', 'paused'])(
  'a client’s single act is refused where a run is at work (%s), even its own',
  (status) => {
    expect(build([runOf(user, status)]).act(claude)).toBe('tabs.in_use The user');
    expect(build([runOf(cursor, status)]).act(claude)).toBe('tabs.in_use Cursor');
    expect(build([runOf(claude, status)]).act(claude)).toBe('tabs.in_use Claude Code');
  },
);

test('a run that has not begun, or acts elsewhere, holds nothing up', () => {
  expect(build([runOf(user, 'planned')]).act(claude)).toBe('ok');
  expect(build([{ ...runOf(user, 'running'), tab: 'aaaaaa.2' }]).act(claude)).toBe('ok');
});

test('a client’s run holds its tab against other clients and their runs', () => {
  const { act, leases } = build([runOf(claude, 'running')]);
  expect(act(claude, 'r_1')).toBe('ok');
  expect(leases.list()).toMatchObject([{ tab: TAB, client: 'Claude Code', runId: 'r_1' }]);
  expect(act(cursor, 'r_2')).toBe('tabs.in_use Claude Code');
});

test('a call that goes on for long keeps its tab until it is over', () => {
  let clock = 1_000;
  const { leases } = build([], () => clock);
  const letGo = holdTab({ leases, unfinishedRuns: () => [] }, TAB, { principal: claude });
  clock += 10 * LEASE_MS;
  expect(leases.find(TAB)?.clientId).toBe(claude.id);
  letGo();
  clock += LEASE_MS;
  expect(leases.find(TAB)).toBeUndefined();
});

test('the user’s act, in a run or alone, takes a tab over', () => {
  const { act } = build();
  expect(act(claude)).toBe('ok');
  expect(act(user, 'r_9')).toBe('ok');
  expect(act(claude)).toBe('tabs.taken_over');
});

test('reading, ARQ’s own marks and what touches no tab hold none', () => {
  const input = { tab: TAB };
  expect(actedTab('page_snapshot', input)).toBeUndefined();
  expect(actedTab('page_mark', input)).toBeUndefined();
  expect(actedTab('runs_start', input)).toBeUndefined();
  expect(actedTab('bookmarks_add', input)).toBeUndefined();
  expect(actedTab('page_click', input)).toBe(TAB);
  expect(actedTab('tabs_close', input)).toBe(TAB);
});
