import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/open-database.ts';
import { Tokens, type TokenEvent } from './tokens.ts';
import type { TokenSpecInput } from './token-spec.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

describe('tokens', () => {
  let folder: string;
  let database: DatabaseSync;
  let now: number;
  let tokens: Tokens;
  const byPerson = { by: 'panel' };
  const reopen = () => new Tokens(database, { now: () => now });
  const create = (spec: Partial<TokenSpecInput> = {}) => tokens.create({ name: 'grafana', ...spec }, byPerson);
  const codeOf = (work: () => unknown): unknown => {
    try {
      work();
      return 'nothing thrown';
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'arq-tokens-'));
    database = openDatabase(join(folder, 'arq.sqlite'));
    now = 1_800_000_000_000;
    tokens = reopen();
  });
  afterEach(() => {
    tokens.flush();
    database.close();
    rmSync(folder, { recursive: true });
  });

  it('stand for their caller, after a restart too', () => {
    const { text, token } = create({ level: 'operator', grant: 'act', sites: ['https://Shop.example.org/x'] });
    expect(text).toMatch(/^arq_[0-9a-f]{12}_[\w-]{43}$/);
    const expected = {
      principal: { kind: 'client', id: token.id, name: 'grafana', workspace: 'default' },
      tokenId: token.id,
      level: 'operator',
      grant: 'act',
      mayApprove: false,
      sites: ['shop.example.org'],
    };
    expect(tokens.verify(text)).toMatchObject(expected);
    expect(reopen().verify(text)).toMatchObject(expected);
    expect(tokens.verify(text)).toBe(tokens.verify(text));
  });

  it('leave no trace of their secret on the disk', () => {
    const { text } = create();
    const rotated = tokens.rotate('grafana', byPerson);
    for (const name of ['arq.sqlite', 'arq.sqlite-wal']) {
      const bytes = readFileSync(join(folder, name)).toString('latin1');
      for (const secret of [text, rotated.text]) expect(bytes).not.toContain(secret.slice(17));
    }
  });

  it.each([
    ['nothing', ''],
    ['no token', 'hello'],
    ['an unknown id', `arq_${'0'.repeat(12)}_${'A'.repeat(43)}`],
    ['too much', `arq_${'0'.repeat(12)}_${'A'.repeat(44)}`],
    ['a line break', `arq_${'0'.repeat(12)}_${'A'.repeat(43)}\n`],
  ])('%s stands for nobody', (_, text) => {
    create();
    expect(tokens.examine(text).verdict).toBe('unknown');
  });

  it('are told from one whose any letter is another', () => {
    const { text } = create();
    for (let index = 0; index < text.length; index += 1) {
      const other = text[index] === 'A' ? 'B' : 'A';
      expect(tokens.verify(text.slice(0, index) + other + text.slice(index + 1))).toBeUndefined();
    }
  });

  it('end at their time, and say so to who holds them alone', () => {
    const { text } = create({ expiresInDays: 1 });
    now += DAY_MS - 1;
    expect(tokens.examine(text).verdict).toBe('valid');
    now += 1;
    expect(tokens.examine(text).verdict).toBe('expired');
    expect(tokens.examine(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`).verdict).toBe('unknown');
    expect(tokens.list()[0]?.state).toBe('expired');
  });

  it('never end when made so', () => {
    const { text } = create({ expiresInDays: 0 });
    now += 3650 * DAY_MS;
    expect(tokens.examine(text).verdict).toBe('valid');
  });

  it('are revoked at once and for good', () => {
    const { text, token } = create();
    expect(tokens.revoke('grafana', byPerson)).toMatchObject({ id: token.id, state: 'revoked' });
    expect(tokens.examine(text).verdict).toBe('revoked');
    expect(reopen().examine(text).verdict).toBe('revoked');
    expect(create().token.id).not.toBe(token.id);
  });

  it('are rotated with a time in which both secrets are good', () => {
    const { text } = create();
    const rotated = tokens.rotate('grafana', byPerson, HOUR_MS);
    expect(rotated.text).not.toBe(text);
    expect(tokens.verify(text)?.tokenId).toBe(tokens.verify(rotated.text)?.tokenId);
    expect(reopen().examine(text).verdict).toBe('valid');
    now += HOUR_MS;
    expect(tokens.examine(text).verdict).toBe('unknown');
    expect(tokens.examine(rotated.text).verdict).toBe('valid');
  });

  it('are rotated without it when the old secret is out', () => {
    const { text } = create();
    tokens.rotate('grafana', byPerson, 0);
    expect(tokens.examine(text).verdict).toBe('unknown');
  });

  it('keep their last use, written late', () => {
    const { text, token } = create();
    now += 5000;
    tokens.verify(text);
    const stored = () =>
      database.prepare('SELECT last_used_at FROM tokens WHERE id = ?').get(token.id)?.['last_used_at'];
    expect(tokens.list()[0]?.lastUsedAt).toBe(now);
    expect(stored()).toBeNull();
    tokens.flush();
    expect(stored()).toBe(now);
  });

  it.each([
    ['a second of that name', { name: 'grafana' }, 'token.name_taken'],
    ['a viewer that acts', { name: 'a', level: 'viewer', grant: 'act' }, 'token.level_too_low'],
    ['an auditor that approves', { name: 'a', level: 'auditor', mayApprove: true }, 'token.level_too_low'],
    ['a site that is none', { name: 'a', sites: ['https://'] }, 'token.site_invalid'],
  ] as const)('are not made as %s', (_, spec, code) => {
    create();
    expect(codeOf(() => create(spec as Partial<TokenSpecInput>))).toBe(code);
  });

  it.each([
    ['a higher grant', { grant: 'danger' }],
    ['approving', { mayApprove: true }],
    ['another workspace', { workspace: 'other' }],
    ['more sites', {}],
    ['other sites', { sites: ['evil.test'] }],
  ] as const)('do not hand on %s', (_, more) => {
    const owner = create({ level: 'owner', grant: 'act', sites: ['example.org'] });
    const caller = tokens.verify(owner.text);
    const make = (spec: Partial<TokenSpecInput>) =>
      tokens.create({ name: 'child', ...spec }, { by: 'token:grafana', caller });
    expect(codeOf(() => make(more as Partial<TokenSpecInput>))).toBe('policy.access_denied');
    expect(make({ sites: ['app.example.org'] }).token.name).toBe('child');
  });

  it('make none that outlives or outruns them', () => {
    const owner = create({ level: 'owner', expiresInDays: 1, requestsPerMinute: 100 });
    const maker = { by: 'token:grafana', caller: tokens.verify(owner.text) };
    const { token } = tokens.create({ name: 'child', expiresInDays: 0 }, maker);
    expect(token.expiresAt).toBe(owner.token.expiresAt);
    expect(token.requestsPerMinute).toBe(100);
  });

  it('that approve make and renew none, and none makes one that approves', () => {
    const approver = create({ name: 'approver', level: 'owner', grant: 'danger', mayApprove: true });
    const plain = create({ name: 'plain', level: 'owner', grant: 'danger' });
    const by = (text: string) => ({ by: 'token', caller: tokens.verify(text) });
    expect(codeOf(() => tokens.create({ name: 'child' }, by(approver.text)))).toBe('policy.access_denied');
    expect(codeOf(() => tokens.rotate('plain', by(approver.text)))).toBe('policy.access_denied');
    expect(codeOf(() => tokens.rotate('approver', by(plain.text)))).toBe('policy.access_denied');
  });

  it('do not renew, nor see, what is more than they are', () => {
    const strong = create({ name: 'strong', level: 'owner', grant: 'danger' });
    const foreign = create({ name: 'foreign', workspace: 'other' });
    const weak = create({ name: 'weak', level: 'owner', grant: 'read' });
    const maker = { by: 'token:weak', caller: tokens.verify(weak.text) };
    expect(codeOf(() => tokens.rotate('strong', maker))).toBe('policy.access_denied');
    expect(codeOf(() => tokens.rotate(foreign.token.id, maker))).toBe('token.not_found');
    expect(codeOf(() => tokens.revoke('foreign', maker))).toBe('token.not_found');
    expect(tokens.examine(strong.text).verdict).toBe('valid');
    expect(tokens.list('other').map(({ name }) => name)).toEqual(['foreign']);
  });

  it('renew themselves and what they made, and nothing that outlives or outruns them', () => {
    const short = create({ name: 'short', level: 'owner', expiresInDays: 1, requestsPerMinute: 100 });
    const maker = { by: 'token short', caller: tokens.verify(short.text) };
    const child = tokens.create({ name: 'child' }, maker);
    create({ name: 'of a person', expiresInDays: 0.5, requestsPerMinute: 50 });
    expect(codeOf(() => tokens.rotate('child', maker))).toBe('nothing thrown');
    expect(codeOf(() => tokens.rotate('short', maker))).toBe('nothing thrown');
    expect(codeOf(() => tokens.rotate('of a person', maker))).toBe('policy.access_denied');
    // Made when the maker had more than it has after a restart with other rows.
    database.prepare('UPDATE tokens SET expires_at = NULL WHERE id = ?').run(child.token.id);
    tokens = reopen();
    expect(codeOf(() => tokens.rotate('child', maker))).toBe('policy.access_denied');
    database
      .prepare('UPDATE tokens SET expires_at = 1 + ?, requests_per_minute = 101 WHERE id = ?')
      .run(now, child.token.id);
    tokens = reopen();
    expect(codeOf(() => tokens.rotate('child', maker))).toBe('policy.access_denied');
  });

  it('of one name in two workspaces are told apart by their id', () => {
    const own = create();
    create({ workspace: 'other' });
    expect(codeOf(() => tokens.revoke('grafana', byPerson))).toBe('token.ambiguous');
    expect(tokens.revoke(own.token.id, byPerson).state).toBe('revoked');
  });

  it('tell of every change, never of the secret', () => {
    const heard: TokenEvent[] = [];
    tokens.watch((event) => heard.push(event));
    const { text } = create();
    const rotated = tokens.rotate('grafana', byPerson);
    tokens.revoke('grafana', byPerson);
    expect(heard.map(({ kind, by, token }) => [kind, by, token.name])).toEqual([
      ['created', 'panel', 'grafana'],
      ['rotated', 'panel', 'grafana'],
      ['revoked', 'panel', 'grafana'],
    ]);
    expect(JSON.stringify(heard)).not.toContain(text.slice(17));
    expect(JSON.stringify(heard)).not.toContain(rotated.text.slice(17));
  });

  it('that ended long ago are forgotten', () => {
    create({ expiresInDays: 1 });
    now += 92 * DAY_MS;
    tokens = reopen();
    expect(tokens.list()).toEqual([]);
  });

  it('are checked twenty thousand times a second', () => {
    const { text } = create();
    const startedAt = performance.now();
    for (let index = 0; index < 10_000; index += 1) tokens.verify(text);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
