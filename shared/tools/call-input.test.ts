import { describe, expect, it } from 'vitest';
import { inspectionOf, pointIn, refsOf, stringIn } from './call-input.ts';

describe('the refs that a call acts on', () => {
  it.each<[object, string[]]>([
    [{ ref: 'd1e4' }, ['d1e4']],
    [{ ref: 'd1e4', to: 'd1e9' }, ['d1e4', 'd1e9']],
    [{ form: 'd1e4', profile: 'Home' }, ['d1e4']],
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

describe('a point that a call acts on', () => {
  it.each<[object, object | undefined]>([
    [
      { ref: 'd1e4', x: 1, y: 2 },
      { x: 1, y: 2, from: 'd1e4' },
    ],
    [
      { x: 1, y: 2, toX: 30, toY: 40 },
      { x: 1, y: 2, to: { x: 30, y: 40 } },
    ],
    [
      { x: 1, y: 2, toX: 30 },
      { x: 1, y: 2 },
    ],
    [{ x: '1', y: 2 }, undefined],
    [Object.create({ x: 1, y: 2 }) as object, undefined],
  ])('of %j is %j', (input, point) => {
    expect(pointIn(input)).toEqual(point);
  });

  it('is looked at together with where a drag from it ends', () => {
    const at = { x: 1, y: 2, from: 'd1e4', to: { x: 30, y: 40 } };
    expect(inspectionOf({ ref: 'd1e4', x: 1, y: 2, toX: 30, toY: 40 })).toEqual({ refs: [], at });
  });
});
