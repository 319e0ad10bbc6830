import { describe, expect, it } from 'vitest';
import { ahead, all, check, later, make, many, matched, maybe, not, one, parse, range, textOf } from './grammar.ts';

const END = not(/[^]/);

describe('a grammar', () => {
  it('takes the first alternative that fits and never comes back to another', () => {
    expect(parse(all(one('a', 'ab'), END), 'ab')).toBeUndefined();
    expect(parse(all([one('ab', 'a')], END), 'ab')).toBe('ab');
    expect(parse(all([one(all('a', ['c']), all('a', ['b']))], END), 'ab')).toBe('b');
  });

  it('hands on what is picked, a list when several are', () => {
    expect(parse(all('(', [/[a-z]+/], ')', END), '(abc)')).toBe('abc');
    expect(parse(all([/[a-z]/], '-', [/[a-z]/], END), 'a-b')).toEqual(['a', 'b']);
  });

  it('makes something of named values and of the place', () => {
    const word = make(() => [range(), matched()], /[a-z]+/);
    const pair = make(({ left, right }) => ({ left, right }), { left: word }, ' ', { right: word }, END);
    expect(parse(pair, 'ab cde')).toEqual({
      left: [{ start: 0, end: 2 }, 'ab'],
      right: [{ start: 3, end: 6 }, 'cde'],
    });
  });

  it('checks values inside a sequence', () => {
    const even = make(
      ({ n }: { n: string }) => Number(n),
      { n: /\d+/ },
      check(({ n }: { n: string }) => Number(n) % 2 === 0),
      END,
    );
    expect(parse(even, '12')).toBe(12);
    expect(parse(even, '13')).toBeUndefined();
  });

  it('counts what stands in a row', () => {
    const list = (min: number, max: number) => all([many(/[a-z]/, min, max, ',')], END);
    expect(parse(list(0, 3), '')).toEqual([]);
    expect(parse(list(1, 3), 'a,b,c')).toEqual(['a', 'b', 'c']);
    expect(parse(list(1, 2), 'a,b,c')).toBeUndefined();
    expect(parse(list(2, 3), 'a')).toBeUndefined();
    expect(parse(list(1, 3), 'a,')).toBeUndefined();
  });

  it('looks ahead without reading', () => {
    expect(parse(all(ahead('ab'), [textOf(many(/[a-z]/))], END), 'abc')).toBe('abc');
    expect(parse(all(not('x'), [maybe('y')], END), '')).toBeNull();
    expect(parse(all(not('x'), /[^]/), 'x')).toBeUndefined();
  });

  it('reads rules that use themselves', () => {
    const nested = one(all('(', [later(() => nested)], ')'), 'x');
    expect(parse(all([nested], END), '((x))')).toBe('x');
  });
});
