import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTransaction, openDatabase } from '../../store/open-database.ts';
import { anchorsPath } from './audit-anchors.ts';
import { AuditTrail } from './audit-trail.ts';
import { sampleEntry } from './testing/sample-entry.ts';

const teardown: (() => void)[] = [];
afterEach(() => {
  for (const undo of teardown.splice(0).toReversed()) undo();
});

function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'arq-audit-'));
  teardown.push(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

function open(home = freshHome(), now?: () => number) {
  const database = openDatabase(join(home, 'arq.sqlite'));
  const problems: unknown[] = [];
  const onProblem = (problem: unknown) => problems.push(problem);
  const trail = new AuditTrail(database, { home, onProblem, ...(now && { now }) });
  const close = () => {
    if (!database.isOpen) return;
    trail.close();
    database.close();
  };
  teardown.push(close);
  return { home, database, trail, problems, close };
}

/** What another process would read now. */
function committed(home: string): number {
  const other = new DatabaseSync(join(home, 'arq.sqlite'), { readOnly: true });
  const count = other.prepare('SELECT count(*) AS n FROM audit').get()?.['n'];
  other.close();
  return Number(count);
}

describe('an act that was intended', () => {
  const act = sampleEntry({ outcome: 'call.in_doubt', ms: 0 });

  it('is told by its outcome alone', () => {
    const { home, trail, close } = open();
    trail.note(sampleEntry(), trail.intend(act));
    close();
    expect(open(home).trail.query({}).records).toMatchObject([{ what: 'page_click', outcome: 'ok' }]);
  });

  it('and has no outcome is told once as in doubt by the next host, in a trail that holds', async () => {
    const { home, trail, close } = open();
    trail.intend(act);
    expect(trail.query({}).records).toEqual([]);
    close();
    for (let start = 0; start < 2; start += 1) {
      const next = open(home);
      expect(next.trail.query({}).records).toMatchObject([
        { what: 'page_click', site: 'example.org', actor: { name: 'Cursor' }, outcome: 'call.in_doubt' },
      ]);
      expect(await next.trail.verify()).toMatchObject({ isIntact: true });
      next.close();
    }
  });
});

describe('the audit trail', () => {
  it('tells who did what, where, with which values, who allowed it, and how it went', () => {
    const { trail } = open();
    trail.note(
      sampleEntry({
        runId: 'r_1',
        step: 2,
        by: { kind: 'grant', id: 'g_1' },
        outcome: 'page.gone',
        trace: '00-a-b-01',
      }),
    );
    expect(trail.query({}).records).toEqual([
      {
        seq: 1,
        workspace: 'default',
        at: 1_700_000_000_000,
        kind: 'call',
        actor: { kind: 'client', id: 'cursor-1', name: 'Cursor' },
        what: 'page_click',
        run: 'r_1',
        step: 2,
        site: 'example.org',
        tab: 'k3f9qa.12',
        values: { ref: 'd1e1' },
        risk: 'act',
        decision: 'allow',
        reasons: [],
        by: { kind: 'grant', id: 'g_1' },
        outcome: 'page.gone',
        ms: 12,
        trace: '00-a-b-01',
        hash: expect.stringMatching(/^[\w-]{43}$/) as string,
      },
    ]);
  });

  it('commits what acts at once, with the reads before it, and reads in groups', async () => {
    const { home, trail } = open();
    trail.note(sampleEntry({ risk: 'read' }));
    expect(committed(home)).toBe(0);
    trail.note(sampleEntry());
    expect(committed(home)).toBe(2);
    trail.note(sampleEntry({ risk: 'read' }));
    await vi.waitFor(() => expect(committed(home)).toBe(3), { timeout: 1000, interval: 5 });
    for (let count = 0; count < 200; count += 1) trail.note(sampleEntry({ risk: 'read' }));
    expect(committed(home)).toBe(203);
  });

  it('stands or falls with the transaction it is noted in', () => {
    const { database, trail } = open();
    const fails = () =>
      inTransaction(database, () => {
        trail.note(sampleEntry());
        throw new Error('no');
      });
    expect(fails).toThrow();
    inTransaction(database, () => trail.note(sampleEntry({ tool: 'kept' })));
    expect(trail.query({}).records).toMatchObject([{ seq: 1, what: 'kept' }]);
  });

  it.each([
    ['a change', "UPDATE audit SET body = '{}'"],
    ['a deletion', 'DELETE FROM audit'],
    ['a replacement', "INSERT OR REPLACE INTO audit VALUES ('default', 1, 0, '', '')"],
    ['a row between others', "INSERT INTO audit VALUES ('default', 0, 0, '', '')"],
    ['a change of what retention left', 'UPDATE audit_cuts SET up_to = 99'],
    ['a deletion of what retention left', 'DELETE FROM audit_cuts'],
  ])('refuses %s', (_, sql) => {
    const { database, trail } = open(undefined, () => 5_000);
    for (const at of [1_000, 2_000, 3_000]) trail.note(sampleEntry({ at }));
    trail.cut('default', 1_500);
    expect(() => database.exec(sql)).toThrow(/append-only/);
  });

  it('keeps a chain for each workspace', async () => {
    const { trail } = open();
    for (const workspace of ['team', undefined, 'team']) {
      trail.note(sampleEntry({ principal: { kind: 'client', id: 'x', workspace } }));
    }
    expect(trail.query({ workspace: 'team' }).records.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(trail.query({}).records.map(({ seq }) => seq)).toEqual([1]);
    expect(await trail.verify()).toMatchObject({ isIntact: true, rows: 3, workspaces: 2 });
  });

  it('goes on without a disk, lets nothing act meanwhile, and loses no line', () => {
    const { database, trail, problems } = open();
    database.exec('PRAGMA query_only = ON');
    trail.note(sampleEntry());
    trail.note(sampleEntry());
    expect(problems).toHaveLength(1);
    expect(() => trail.assertWritable()).toThrow(expect.objectContaining({ code: 'audit.unwritable' }));
    database.exec('PRAGMA query_only = OFF');
    expect(() => trail.assertWritable()).not.toThrow();
    expect(trail.query({}).records).toHaveLength(2);
  });

  it('filters, and pages from the newest to the oldest', () => {
    const { trail } = open();
    for (let at = 1; at <= 25; at += 1) {
      trail.note(
        sampleEntry({ at, tool: at % 2 === 0 ? 'page_click' : 'tabs_list', outcome: at === 4 ? 'page.gone' : 'ok' }),
      );
    }
    const first = trail.query({ what: 'page_*', limit: 10 });
    expect(first.records.map(({ at }) => at)).toEqual([24, 22, 20, 18, 16, 14, 12, 10, 8, 6]);
    const second = trail.query({ what: 'page_*', limit: 10, before: first.next });
    expect(second).toMatchObject({ records: [{ at: 4 }, { at: 2 }] });
    expect(second.next).toBeUndefined();
    expect(trail.query({ outcome: 'failed' }).records).toMatchObject([{ at: 4 }]);
    expect(trail.query({ actor: 'Cursor', from: 3, to: 5 }).records).toHaveLength(3);
    expect(trail.query({ actor: 'nobody' }).records).toEqual([]);
  });

  it('anchors how far it came at its start, at its end, and every thousand rows', () => {
    const { home, close, trail } = open();
    for (let count = 0; count < 2_100; count += 1) trail.note(sampleEntry({ risk: 'read' }));
    close();
    open(home).close();
    const lines = readFileSync(anchorsPath(home), 'utf8').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([1000, 2000, 2100, 2100]);
  });

  it('takes more than a thousand reads a second', () => {
    const { trail } = open();
    const startedAt = performance.now();
    for (let count = 0; count < 2_000; count += 1) trail.note(sampleEntry({ tool: 'system_info', risk: 'read' }));
    trail.flush();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('retention', () => {
  it('leaves a signed stub from which the rest verifies, and tells that it cut', async () => {
    const { trail } = open(undefined, () => 9_000);
    for (const at of [1_000, 2_000, 3_000, 4_000]) trail.note(sampleEntry({ at }));
    trail.anchor();
    expect(trail.cutAll(2_500)).toBe(2);
    expect(trail.query({}).records).toMatchObject([
      { what: 'audit.cut', actor: { kind: 'host' }, values: { rows: 2 } },
      { seq: 4 },
      { seq: 3 },
    ]);
    expect(await trail.verify()).toMatchObject({ isIntact: true, rows: 3 });
    expect(trail.cutAll(2_500)).toBe(0);
    trail.cutAll(1_000_000);
    expect(await trail.verify()).toMatchObject({ isIntact: true });
  });
});

describe('a host that is killed', () => {
  it('leaves a chain that holds, with every act it had acknowledged', async () => {
    const home = freshHome();
    let acknowledged = 0;
    for (let round = 1; round <= 20; round += 1) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/note-forever.ts'), home], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let acts = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        acts = Number(line);
        // Not at the same point each time: after so many acts, and somewhere in the next.
        if (acts === 1 + (round % 7)) setTimeout(() => child.kill('SIGKILL'), round % 5);
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      acknowledged += acts;
      const { trail, close } = open(home);
      expect(await trail.verify()).toMatchObject({ isIntact: true });
      close();
    }
    const { database } = open(home);
    const acts = database.prepare(`SELECT count(*) AS n FROM audit WHERE body ->> '$.risk' = 'act'`).get();
    expect(Number(acts?.['n'])).toBeGreaterThanOrEqual(acknowledged);
  }, 60_000);
});
