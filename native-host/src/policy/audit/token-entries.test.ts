import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../store/open-database.ts';
import { TokenDoor } from '../token-door.ts';
import { Tokens } from '../tokens.ts';
import { AuditTrail } from './audit-trail.ts';
import { refusalEntry, tokenEntry } from './token-entries.ts';

it('tells what becomes of tokens and who comes with bad ones, and never a token itself', () => {
  const home = mkdtempSync(join(tmpdir(), 'arq-audit-'));
  const database = openDatabase(join(home, 'arq.sqlite'));
  const trail = new AuditTrail(database, { home, onProblem: (problem) => expect.unreachable(String(problem)) });
  onTestFinished(() => {
    trail.close();
    database.close();
    rmSync(home, { recursive: true });
  });
  const tokens = new Tokens(database);
  tokens.watch((event) => trail.note(tokenEntry(event)));
  const door = new TokenDoor({ tokens, onRefused: (refusal) => trail.note(refusalEntry(refusal)) });
  const { text, token } = tokens.create({ name: 'grafana', level: 'viewer' }, { by: 'cli' });
  tokens.revoke('grafana', { by: 'panel' });
  for (const bearer of [text, 'nonsense']) expect(() => door.admit('127.0.0.1', `Bearer ${bearer}`)).toThrow();
  const { records } = trail.query({});
  expect(records).toMatchObject([
    { kind: 'security', what: 'token.refused', actor: { kind: 'unknown', id: '127.0.0.1' }, decision: 'refuse' },
    { what: 'token.refused', outcome: 'token.revoked', values: { claimed: token.id } },
    { kind: 'admin', what: 'token.revoked', actor: { kind: 'panel' } },
    { kind: 'admin', what: 'token.created', actor: { kind: 'cli' }, values: { name: 'grafana', level: 'viewer' } },
  ]);
  expect(JSON.stringify(records)).not.toContain(text.slice(17));
});
