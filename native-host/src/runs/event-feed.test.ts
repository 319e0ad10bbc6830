import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleEvent, sampleRun } from '../../../shared/runs/testing/sample-run.ts';
import { migrations } from '../store/migrations.ts';
import { openDatabase } from '../store/open-database.ts';
import { EventFeed } from './event-feed.ts';
import type { FeedEvent } from './feed-event.ts';
import { SqliteJournal } from './sqlite-journal.ts';

const teardown: (() => void)[] = [];
afterEach(() => {
  for (const undo of teardown.splice(0).toReversed()) undo();
});

function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'arq-feed-'));
  teardown.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'arq.sqlite');
}

function open(path = freshPath(), options: { keptDeletions?: number; workspace?: string } = {}) {
  const database = openDatabase(path);
  teardown.push(() => {
    if (database.isOpen) database.close();
  });
  const problems: unknown[] = [];
  const feed = new EventFeed(database, { onProblem: (problem) => problems.push(problem), ...options });
  const journal = new SqliteJournal(database, { feed, workspace: options.workspace ?? 'default' });
  const told: FeedEvent[] = [];
  feed.subscribe((event) => told.push(event));
  return { database, feed, journal, told, problems };
}

const all = { workspace: 'default', limit: 1000 };
const other = (seq: number) => sampleEvent(seq, { runId: 'r_02' });
const theirs = sampleRun({ id: 'r_02', principal: { kind: 'client', id: 'cursor-1' } });

it('numbers the events of all runs in one order, and tells of them what it stores', async () => {
  const { feed, journal, told } = open();
  await journal.append(sampleRun(), [sampleEvent(1), sampleEvent(2)]);
  await journal.append(theirs, [other(1)]);
  await journal.append(sampleRun({ version: 2 }), [sampleEvent(3)]);
  expect(told.map(({ id, runId, seq }) => [id, runId, seq])).toEqual([
    [1, 'r_01', 1],
    [2, 'r_01', 2],
    [3, 'r_02', 1],
    [4, 'r_01', 3],
  ]);
  expect(feed.since(0, all)).toEqual(told);
  expect(feed.since(2, { ...all, limit: 1 })).toEqual([told[2]]);
  expect(feed.lastId).toBe(4);
});

it('tells after the commit, so that a listener finds the event in the store', async () => {
  const { feed, journal } = open();
  const found: boolean[] = [];
  feed.subscribe((event) => found.push(feed.since(event.id - 1, all).some(({ id }) => id === event.id)));
  await journal.append(sampleRun(), [sampleEvent(1), sampleEvent(2)]);
  expect(found).toEqual([true, true]);
});

it('neither tells nor numbers an event that was rolled back', async () => {
  const { feed, journal, told } = open();
  await journal.append(sampleRun(), [sampleEvent(1)]);
  await expect(journal.append(sampleRun({ version: 2 }), [sampleEvent(2), sampleEvent(1)])).rejects.toThrow();
  expect(told).toHaveLength(1);
  await journal.append(sampleRun({ version: 2 }), [sampleEvent(2)]);
  expect(feed.since(0, all).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(told).toEqual(feed.since(0, all));
});

it('keeps workspaces, runs and principals apart', async () => {
  const { database, feed, journal } = open();
  const elsewhere = new SqliteJournal(database, { feed, workspace: 'b' });
  await journal.append(sampleRun(), [sampleEvent(1)]);
  await journal.append(theirs, [other(1)]);
  await elsewhere.append(sampleRun({ id: 'r_b' }), [sampleEvent(1, { runId: 'r_b' })]);
  const runsOf = (query: Partial<Parameters<EventFeed['since']>[1]>) =>
    feed.since(0, { ...all, ...query }).map(({ runId }) => runId);
  expect(runsOf({})).toEqual(['r_01', 'r_02']);
  expect(runsOf({ workspace: 'b' })).toEqual(['r_b']);
  expect(runsOf({ runIds: ['r_02', 'r_b'] })).toEqual(['r_02']);
  expect(runsOf({ principal: { kind: 'client', id: 'cursor-1' } })).toEqual(['r_02']);
  expect(runsOf({ principal: { kind: 'panel' } })).toEqual(['r_01']);
});

describe('a deleted run', () => {
  it('leaves the feed with its events, and is told as one', async () => {
    const { feed, journal, told } = open();
    await journal.append(sampleRun({ endedAt: 5 }), [sampleEvent(1), sampleEvent(2)]);
    await journal.append(theirs, [other(1)]);
    await journal.deleteRun('r_01');
    await journal.deleteRun('r_nobody');
    expect(feed.since(0, all).map(({ id, type, runId }) => [id, type, runId])).toEqual([
      [3, 'step.done', 'r_02'],
      [4, 'run.deleted', 'r_01'],
    ]);
    expect(told.at(-1)).toEqual(feed.since(3, all)[0]);
  });

  it('is told for a bounded time, after which the horizon says so', async () => {
    const { feed, journal } = open(undefined, { keptDeletions: 2 });
    for (const name of ['a', 'b', 'c', 'd']) {
      await journal.append(sampleRun({ id: `r_${name}` }), [sampleEvent(1, { runId: `r_${name}` })]);
      await journal.deleteRun(`r_${name}`);
    }
    expect(feed.since(0, all).map(({ runId }) => runId)).toEqual(['r_c', 'r_d']);
    expect(feed.horizon('default')).toBe(4);
    expect(feed.horizon('b')).toBe(0);
  });

  it('never gives its ids to others, not after a restart either', async () => {
    const path = freshPath();
    const first = open(path);
    await first.journal.append(sampleRun(), [sampleEvent(1), sampleEvent(2)]);
    await first.journal.deleteRun('r_01');
    first.database.exec('DELETE FROM feed');
    first.database.close();
    const { feed, journal, told } = open(path);
    expect(feed.lastId).toBe(3);
    await journal.append(theirs, [other(1)]);
    expect(told.map(({ id }) => id)).toEqual([4]);
  });
});

it('tells of a run that was taken over from an extension', async () => {
  const { feed, journal, told } = open();
  const data = {
    run: sampleRun({ runtime: 'extension', endedAt: 9 }),
    events: [sampleEvent(1), sampleEvent(2)],
    pictures: [],
  };
  await journal.importRun(data);
  await journal.importRun(data);
  expect(told.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(feed.since(0, all)).toEqual(told);
});

it('goes on past a damaged event and says where it was', async () => {
  const path = freshPath();
  const first = open(path);
  await first.journal.append(sampleRun(), [sampleEvent(1, { data: { note: 'flip-me' } }), sampleEvent(2)]);
  first.database.close();
  const bytes = readFileSync(path);
  const at = bytes.indexOf('flip-me');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const { feed, problems } = open(path);
  expect(feed.since(0, all).map(({ type }) => type)).toEqual(['event.damaged', 'step.done']);
  expect(problems).toMatchObject([{ code: 'store.row_damaged' }]);
});

it('does not let a listener that fails keep the run or the other listeners from theirs', async () => {
  const { feed, journal, problems } = open();
  const heard: number[] = [];
  feed.subscribe(() => {
    throw new Error('gone');
  });
  feed.subscribe(({ id }) => heard.push(id));
  await journal.append(sampleRun(), [sampleEvent(1)]);
  expect(heard).toEqual([1]);
  expect(problems).toHaveLength(1);
});

it('numbers what an older ARQ has journaled, in the order of its time', () => {
  const path = freshPath();
  const before = openDatabase(
    path,
    migrations.filter(({ id }) => id === 1),
  );
  before.exec(`
    INSERT INTO runs VALUES ('r_01', 'default', 'client', 'cursor-1', NULL, 'host', 'done', 1, 2, 1, '{}', '');
    INSERT INTO events VALUES ('r_01', 2, 'default', 20, 'run.done', '{}', ''), ('r_01', 1, 'default', 10, 'run.created', '{}', '');
  `);
  before.close();
  const { feed } = open(path);
  expect(feed.since(0, all).map(({ id, seq, principal }) => [id, seq, principal.id])).toEqual([
    [1, 1, 'cursor-1'],
    [2, 2, 'cursor-1'],
  ]);
  expect(feed.lastId).toBe(2);
});
