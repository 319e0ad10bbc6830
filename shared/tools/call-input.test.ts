import { describe, expect, it } from 'vitest';
import { refsOf, stringIn } from './call-input.ts';

describe('the refs that a call acts on', () => {
  it.each<[object, string[]]>([
    [{ ref: 'd1e4' }, ['d1e4']],
    [{ ref: 'd1e4', to: 'd1e9' }, ['d1e4', 'd1e9']],
    [{ ref: 'd1e4', to: 'bottom' }, ['d1e4']],
    [{ to: 'top' }, []],
    [{ fields: [{ ref: 'd1e1', value: 'a' }, { ref: 'd2e1', value: 'b' }, {}, 7] }, ['d1e1', 'd2e1']],
    [{ fields: 'd1e1' }, []],
    [{ key: 'Enter' }, []],
  ])('of %j are %j', (input, refs) => {
    expect(refsOf(input)).toEqual(refs);
  });

  it.each([null, undefined, 7, 'd1e1', ['d1e1']])('are none of %j', (input) => {
    expect(refsOf(input)).toEqual([]);
  });
});

describe('a string of an input', () => {
  it('is its own, not its prototype’s', () => {
    expect(stringIn({ tab: 'k3f9qa.1' }, 'tab')).toBe('k3f9qa.1');
    expect(stringIn({ tab: 1 }, 'tab')).toBeUndefined();
    expect(stringIn(Object.create({ tab: 'k3f9qa.1' }), 'tab')).toBeUndefined();
  });
});
