import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { LockOut } from './lock-out.ts';
import { TokenDoor, type TokenRefusal } from './token-door.ts';

const GOOD = `arq_${'a'.repeat(12)}_${'G'.repeat(43)}`;
const OTHER = `arq_${'b'.repeat(12)}_${'O'.repeat(43)}`;
const BAD = `arq_${'a'.repeat(12)}_${'B'.repeat(43)}`;
const callerOf = (tokenId: string): Caller => ({
  principal: { kind: 'client', id: tokenId },
  tokenId,
  level: 'operator',
  mayApprove: false,
  grant: 'read',
  sites: undefined,
  requestsPerMinute: 1000,
});

describe('the door for tokens', () => {
  let now: number;
  let lockOut: LockOut;
  let door: TokenDoor;
  let refusals: TokenRefusal[];
  const outcome = (token: string | undefined, address = '192.0.2.1'): string => {
    try {
      return door.admit(address, token === undefined ? undefined : `Bearer ${token}`).tokenId;
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  };

  beforeEach(() => {
    now = 1_800_000_000_000;
    refusals = [];
    lockOut = new LockOut({ now: () => now, maxAddresses: 100 });
    door = new TokenDoor({
      lockOut,
      tokens: {
        examine: (bearer) =>
          [GOOD, OTHER].includes(bearer)
            ? { verdict: 'valid', caller: callerOf(bearer.slice(4, 16)) }
            : { verdict: 'unknown', tokenId: 'a'.repeat(12) },
      },
      onRefused: (refusal) => refusals.push(refusal),
    });
  });

  it.each([
    ['nothing', undefined, 'token.missing'],
    ['an empty header', '', 'token.missing'],
    ['another scheme', 'Basic YTpi', 'token.invalid'],
    ['no token after the scheme', 'Bearer ', 'token.invalid'],
    ['two tokens', `Bearer ${GOOD} ${GOOD}`, 'token.invalid'],
    ['a list of headers', `Bearer ${GOOD}, Bearer ${GOOD}`, 'token.invalid'],
  ])('answers %s with its code', (_, header, code) => {
    expect(() => door.admit('192.0.2.1', header)).toThrow(expect.objectContaining({ code }));
  });

  it('lets a good token in', () => {
    expect(outcome(GOOD)).toBe('a'.repeat(12));
    expect(refusals).toEqual([]);
  });

  it('locks an address out after five bad tokens, longer each time, never beyond a quarter of an hour', () => {
    for (let index = 0; index < 5; index += 1) expect(outcome(BAD)).toBe('token.invalid');
    const locks: number[] = [];
    for (let index = 0; index < 13; index += 1) {
      expect(outcome(BAD)).toBe('token.invalid');
      expect(outcome(GOOD)).toBe('token.locked_out');
      expect(outcome(GOOD, '192.0.2.2')).toBe('a'.repeat(12));
      const lockedMs = lockOut.lockedFor('192.0.2.1', undefined);
      locks.push(lockedMs);
      now += lockedMs;
    }
    expect(locks.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(Math.max(...locks)).toBe(15 * 60 * 1000);
  });

  it('keeps letting in what has been good at a locked address', () => {
    expect(outcome(GOOD)).toBe('a'.repeat(12));
    for (let index = 0; index < 6; index += 1) outcome(`arq_${'c'.repeat(12)}_${'B'.repeat(43)}`);
    expect(outcome(OTHER)).toBe('token.locked_out');
    expect(outcome(GOOD)).toBe('a'.repeat(12));
  });

  it('does not count requests without a token, nor forgive bad ones for a good one', () => {
    for (let index = 0; index < 50; index += 1) expect(outcome(undefined)).toBe('token.missing');
    for (let index = 0; index < 5; index += 1) outcome(BAD);
    expect(outcome(GOOD)).toBe('a'.repeat(12));
    outcome(BAD);
    expect(outcome(OTHER)).toBe('token.locked_out');
  });

  it('starts anew after a quiet hour', () => {
    for (let index = 0; index < 6; index += 1) outcome(BAD);
    now += 60 * 60 * 1000 + 1;
    outcome(BAD);
    expect(outcome(OTHER)).toBe('b'.repeat(12));
  });

  it('tells of bad tokens, and once of a lock-out, and never the token', () => {
    for (let index = 0; index < 6; index += 1) outcome(BAD);
    for (let index = 0; index < 20; index += 1) outcome(OTHER);
    expect(refusals.map(({ kind }) => kind)).toEqual([...Array.from({ length: 6 }, () => 'refused'), 'locked_out']);
    expect(refusals[5]).toMatchObject({ tokenId: 'a'.repeat(12), lockedMs: 1000, address: '192.0.2.1' });
    expect(JSON.stringify(refusals)).not.toContain('B'.repeat(43));
  });

  it('counts a whole /64 as one address, and IPv4 in IPv6 as IPv4', () => {
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::7', '2001:db8:1:2:3:4:5:6']) {
      outcome(BAD, address);
      outcome(BAD, address);
    }
    expect(outcome(GOOD, '2001:db8:1:2::9')).toBe('token.locked_out');
    expect(outcome(GOOD, '2001:db8:1:3::9')).toBe('a'.repeat(12));
    for (let index = 0; index < 6; index += 1) outcome(BAD, '::ffff:192.0.2.9');
    expect(outcome(GOOD, '192.0.2.9')).toBe('token.locked_out');
  });

  it('remembers no more addresses than it may', () => {
    for (let index = 0; index < 1000; index += 1) outcome(BAD, `198.51.100.${index}`);
    expect(lockOut.size).toBe(100);
  });
});
