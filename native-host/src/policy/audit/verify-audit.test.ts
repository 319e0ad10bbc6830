import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/open-database.ts';
import { anchorsPath } from './audit-anchors.ts';
import { findAuditKey } from './audit-key.ts';
import { rowHash } from './audit-row.ts';
import { AuditTrail } from './audit-trail.ts';
import { sampleEntry } from './testing/sample-entry.ts';
import { tablePages } from './testing/table-pages.ts';
import { verifyAudit } from './verify-audit.ts';

const teardown: (() => void)[] = [];
afterEach(() => {
  for (const undo of teardown.splice(0).toReversed()) undo();
});

/** A home with `rows` rows, closed; `anchorEvery` rows an anchor. */
function makeTrail(rows: number, anchorEvery = Infinity) {
  const home = mkdtempSync(join(tmpdir(), 'arq-verify-'));
  teardown.push(() => rmSync(home, { recursive: true, force: true }));
  const path = join(home, 'arq.sqlite');
  const database = openDatabase(path);
  const trail = new AuditTrail(database, { home, onProblem: (problem) => expect.unreachable(String(problem)) });
  for (let row = 1; row <= rows; row += 1) {
    trail.note(sampleEntry({ values: { row, name: 'Zoë “Ж” = 1' } }));
    if (row % anchorEvery === 0) trail.anchor();
  }
  trail.close();
  database.close();
  return { home, path };
}

function verify({ home, path }: { readonly home: string; readonly path: string }) {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return verifyAudit(database, { anchorsPath: anchorsPath(home), key: findAuditKey(home) });
  } finally {
    database.close();
  }
}

function rowsOf(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return JSON.stringify(database.prepare('SELECT * FROM audit ORDER BY workspace, seq').all());
  } finally {
    database.close();
  }
}

/** Writes as somebody who can write the file: without the triggers. */
function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()) {
    database.exec(`DROP TRIGGER "${String(name)}"`);
  }
  database.exec(sql);
  database.close();
}

describe('verifying', () => {
  it('finds every byte that was flipped in a row, and names the row', () => {
    const made = makeTrail(9);
    const { pages } = tablePages(made.path, 'audit');
    const [page] = pages;
    expect(pages).toHaveLength(1);
    const starts = (page?.cells ?? []).toSorted((a, b) => a - b);
    const original = readFileSync(made.path);
    const missed: number[] = [];
    const file = openSync(made.path, 'r+');
    const end = (page?.offset ?? 0) + 4096;
    for (let at = starts[0] ?? end; at < end; at += 1) {
      const row = (page?.cells ?? []).indexOf(starts.findLast((start) => start <= at) ?? -1) + 1;
      writeSync(file, Buffer.from([(original[at] ?? 0) ^ (1 << (at % 8))]), 0, 1, at);
      if (verify(made).problem?.seq !== row) missed.push(at);
      writeSync(file, original, at, 1, at);
    }
    closeSync(file);
    expect(missed).toEqual([]);
    expect(verify(made)).toMatchObject({ isIntact: true, rows: 9 });
  }, 60_000);

  it('finds a flip anywhere in the pages of the table, unless the rows read the same', () => {
    const made = makeTrail(60);
    const { pages, pageSize } = tablePages(made.path, 'audit');
    expect(pages.some(({ isLeaf }) => !isLeaf)).toBe(true);
    const before = rowsOf(made.path);
    const original = readFileSync(made.path);
    const file = openSync(made.path, 'r+');
    const missed: number[] = [];
    for (const { offset, isLeaf } of pages) {
      // All of the pages that lead to others, and a sample of each leaf.
      for (let at = offset; at < offset + pageSize; at += isLeaf ? 97 : 1) {
        writeSync(file, Buffer.from([(original[at] ?? 0) ^ 0xff]), 0, 1, at);
        if (verify(made).isIntact && rowsOf(made.path) !== before) missed.push(at);
        writeSync(file, original, at, 1, at);
      }
    }
    closeSync(file);
    expect(missed).toEqual([]);
  }, 60_000);

  it.each([
    ['who', `UPDATE audit SET body = replace(body, 'Cursor', 'Claude') WHERE seq = 3`, 3],
    ['when', 'UPDATE audit SET at = at + 1 WHERE seq = 2', 2],
    ['the hash', "UPDATE audit SET hash = 'x' WHERE seq = 4", 4],
    ['the type of a cell', "UPDATE audit SET body = '' WHERE seq = 4", 4],
    ['the workspace', "UPDATE audit SET workspace = 'other' WHERE seq = 3", 3],
    ['a row away', 'DELETE FROM audit WHERE seq = 3', 3],
    ['the first row away', 'DELETE FROM audit WHERE seq = 1', 1],
    ['the order', 'UPDATE audit SET seq = 99 WHERE seq = 4', 4],
    ['the end', 'DELETE FROM audit WHERE seq > 4', 5],
    ['everything away', 'DELETE FROM audit', 1],
    ['a row to the end', "INSERT INTO audit VALUES ('default', 7, 0, '{}', '')", 7],
  ])('names the row when somebody changed %s', (_, sql, seq) => {
    const made = makeTrail(6);
    tamper(made.path, sql);
    expect(verify(made)).toMatchObject({ isIntact: false, problem: { seq } });
  });

  it('finds an end that was cut off with all that tells of it in the database', () => {
    const made = makeTrail(6, 3);
    tamper(
      made.path,
      `DELETE FROM audit WHERE seq > 4;
       UPDATE audit_heads SET seq = 4, hash = (SELECT hash FROM audit WHERE seq = 4)`,
    );
    expect(verify(made)).toMatchObject({ isIntact: false, problem: { workspace: 'default', seq: 5 } });
  });

  it('finds a past that was written anew with hashes that fit', () => {
    const made = makeTrail(6, 2);
    const database = new DatabaseSync(made.path);
    for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()) {
      database.exec(`DROP TRIGGER "${String(name)}"`);
    }
    let hash = '';
    for (const row of database.prepare('SELECT * FROM audit ORDER BY seq').all()) {
      const seq = Number(row['seq']);
      const body = seq === 3 ? String(row['body']).replace('Cursor', 'Claude') : String(row['body']);
      hash = rowHash(hash, { workspace: 'default', seq, at: Number(row['at']), body });
      database.prepare('UPDATE audit SET body = ?, hash = ? WHERE seq = ?').run(body, hash, seq);
    }
    database.prepare('UPDATE audit_heads SET hash = ?').run(hash);
    database.close();
    expect(verify(made)).toMatchObject({ isIntact: false, anchors: 1, problem: { seq: 3 } });
  });

  it('finds anchors that were changed or taken away, and forgives one that a crash cut off', () => {
    const made = makeTrail(6, 2);
    const path = anchorsPath(made.home);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text}{"at":1,"work`);
    expect(verify(made)).toMatchObject({ isIntact: true, anchors: 3 });
    writeFileSync(path, text.replace('"seq":4', '"seq":5'));
    expect(verify(made).problem?.what).toContain('Line 2');
    rmSync(path);
    expect(verify(made).isIntact).toBe(true);
    const long = makeTrail(2_000);
    rmSync(anchorsPath(long.home));
    expect(verify(long)).toMatchObject({ isIntact: false, problem: { what: 'The anchor file is gone.' } });
  });

  it('finds a stub that retention did not leave', () => {
    const made = makeTrail(6);
    tamper(
      made.path,
      `INSERT INTO audit_cuts SELECT workspace, seq, hash, 0, 'forged' FROM audit WHERE seq = 3;
       DELETE FROM audit WHERE seq <= 3`,
    );
    expect(verify(made)).toMatchObject({ isIntact: false, problem: { seq: 3 } });
  });
});
