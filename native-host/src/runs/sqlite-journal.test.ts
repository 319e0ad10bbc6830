import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { describeJournal } from '../../../shared/runs/testing/journal-contract.ts';
import { sampleEvent, sampleRun } from '../../../shared/runs/testing/sample-run.ts';
import { openDatabase } from '../store/open-database.ts';
import { SqliteJournal } from './sqlite-journal.ts';

const teardown: (() => void)[] = [];
afterEach(() => {
  for (const undo of teardown.splice(0).toReversed()) undo();
});

function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'arq-journal-'));
  teardown.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'arq.sqlite');
}

function open(path: string) {
  const database = openDatabase(path);
  teardown.push(() => {
    if (database.isOpen) database.close();
  });
  return { database, journal: new SqliteJournal(database) };
}

describeJournal('the journal in the host', () => Promise.resolve(open(freshPath()).journal));

/** Changes one byte of `text` where it stands in the file. */
function flipByte(path: string, text: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('a damaged file', () => {
  it('is noticed when a byte flipped inside a row, and leaves the other runs readable', async () => {
    const path = freshPath();
    const first = open(path);
    await first.journal.append(sampleRun({ command: 'flip-me-run' }), [
      sampleEvent(1, { data: { note: 'flip-me-event' } }),
    ]);
    await first.journal.append(sampleRun({ id: 'r_02' }), [sampleEvent(1, { runId: 'r_02' })]);
    first.database.close();
    flipByte(path, 'flip-me-run');
    flipByte(path, 'flip-me-event');
    const damage: unknown[] = [];
    const { database } = open(path);
    const journal = new SqliteJournal(database, { onDamage: (error) => damage.push(error) });
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    await expect(journal.findRun('r_01')).rejects.toMatchObject({ code: 'store.row_damaged' });
    await expect(journal.readEvents('r_01')).rejects.toMatchObject({ code: 'store.row_damaged' });
    expect((await journal.listRuns({})).map(({ id }) => id)).toEqual(['r_02']);
    expect(damage).toMatchObject([{ code: 'store.row_damaged' }]);
    await journal.deleteRun('r_01');
    expect(await journal.findRun('r_01')).toBeUndefined();
  });
});

describe('a full disk', () => {
  it('refuses the append with store.full and keeps everything before it', async () => {
    const { database, journal } = open(freshPath());
    await journal.append(sampleRun(), [sampleEvent(1)]);
    const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() ?? {})[0]);
    database.exec(`PRAGMA max_page_count = ${pages}`);
    const huge = sampleRun({ version: 2, message: 'x'.repeat(1_000_000) });
    await expect(journal.append(huge, [sampleEvent(2)])).rejects.toMatchObject({ code: 'store.full' });
    expect(await journal.findRun('r_01')).toEqual(sampleRun());
    expect(await journal.readEvents('r_01')).toEqual([sampleEvent(1)]);
    database.exec('PRAGMA max_page_count = 1000000');
    await journal.append(huge, [sampleEvent(2)]);
    expect(await journal.readEvents('r_01')).toHaveLength(2);
  });
});

describe('a killed host', () => {
  it.each([40, 90, 150, 260])('loses nothing that was acknowledged before the kill after %i lines', async (lines) => {
    const path = freshPath();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/append-forever.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line);
      if (acknowledged === lines) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const { journal } = open(path);
    const events = await journal.readEvents('r_01');
    expect(events.length).toBeGreaterThanOrEqual(acknowledged);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect((await journal.findRun('r_01'))?.version).toBe(events.length);
  });
});

describe('what was deleted', () => {
  it('is neither in the database nor in its log any more', async () => {
    const path = freshPath();
    const { database, journal } = open(path);
    await journal.append(sampleRun({ message: 'canary-4711' }), [sampleEvent(1, { data: { text: 'canary-4711' } })]);
    await journal.deleteRun('r_01');
    for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes('canary-4711')).toBe(false);
    database.close();
  });

  it('is told, so that its files can go too', async () => {
    const { database } = open(freshPath());
    const deleted: string[] = [];
    const journal = new SqliteJournal(database, { onDeleted: (runId) => deleted.push(runId) });
    await journal.append(sampleRun({ endedAt: 1 }), []);
    await journal.append(sampleRun({ id: 'r_02', endedAt: 2, createdAt: 2000 }), []);
    await journal.prune({ keepRuns: 1, pictureDays: 30 });
    await journal.deleteRun('r_02');
    expect(deleted).toEqual(['r_01', 'r_02']);
  });
});

it('keeps the database for the user alone', () => {
  const path = freshPath();
  open(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
});
