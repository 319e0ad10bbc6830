import { assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planStitch } from './stitch-plan.ts';

describe('the tiles of a full-page picture', () => {
  it.each([
    ['a page that fits', { width: 800, height: 500 }, [[0, 0]]],
    [
      'a tall page',
      { width: 800, height: 1300 },
      [
        [0, 0],
        [0, 600],
        [0, 700],
      ],
    ],
    [
      'a page that is an exact multiple',
      { width: 800, height: 1200 },
      [
        [0, 0],
        [0, 600],
      ],
    ],
    [
      'a wide page',
      { width: 1000, height: 600 },
      [
        [0, 0],
        [200, 0],
      ],
    ],
  ])('cover %s', (_, page, tiles) => {
    const plan = planStitch(page, { width: 800, height: 600 }, 1);
    expect(plan.tiles.map(({ x, y }) => [x, y])).toEqual(tiles);
    expect(plan.isCut).toBe(false);
  });

  it('say when the page is larger than a picture can be', () => {
    const plan = planStitch({ width: 1000, height: 500_000 }, { width: 1000, height: 800 }, 2);
    expect(plan.isCut).toBe(true);
    expect(plan.size.height * 2).toBeLessThanOrEqual(30_000);
  });

  it('leave no gap, whatever the sizes', () => {
    const size = record({ width: integer({ min: 1, max: 5000 }), height: integer({ min: 1, max: 20_000 }) });
    const view = record({ width: integer({ min: 100, max: 3000 }), height: integer({ min: 100, max: 2000 }) });
    assert(
      property(size, view, (page, viewport) => {
        const { tiles, size: shown } = planStitch(page, viewport, 1);
        for (const axis of ['x', 'y'] as const) {
          const length = axis === 'x' ? viewport.width : viewport.height;
          const starts = [...new Set(tiles.map((tile) => tile[axis]))].toSorted((a, b) => a - b);
          expect(starts[0]).toBe(0);
          for (const [index, start] of starts.entries()) {
            if (index > 0) expect(start - (starts[index - 1] ?? 0)).toBeLessThanOrEqual(length);
          }
          const end = (starts.at(-1) ?? 0) + length;
          expect(end).toBeGreaterThanOrEqual(axis === 'x' ? shown.width : shown.height);
        }
      }),
      { numRuns: 200 },
    );
  });
});
