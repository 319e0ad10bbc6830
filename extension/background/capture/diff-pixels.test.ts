import { array, assert, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { PixelDiff } from './diff-pixels.ts';

const WIDTH = 120;
const HEIGHT = 90;

interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function picture(patches: readonly Patch[], shade = 255): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(200);
  for (const { x, y, width, height } of patches) {
    for (let row = y; row < Math.min(HEIGHT, y + height); row += 1) {
      for (let column = x; column < Math.min(WIDTH, x + width); column += 1) pixels[(row * WIDTH + column) * 4] = shade;
    }
  }
  return pixels;
}

function diff(patches: readonly Patch[], shade?: number): PixelDiff {
  const found = new PixelDiff(WIDTH, HEIGHT);
  found.addRows(picture([]), picture(patches, shade), 0);
  return found;
}

it('finds each place that changed, to the pixel, the largest first', () => {
  const small = { x: 3, y: 70, width: 5, height: 4 };
  const large = { x: 80, y: 10, width: 20, height: 15 };
  const found = diff([small, large]);
  expect(found.changed).toBe(320);
  expect(found.regions()).toEqual([large, small]);
});

it('joins what lies close together and leaves small differences of shade alone', () => {
  const letters = [
    { x: 20, y: 20, width: 4, height: 8 },
    { x: 30, y: 20, width: 4, height: 8 },
  ];
  expect(diff(letters).regions()).toEqual([{ x: 20, y: 20, width: 14, height: 8 }]);
  expect(diff(letters, 215).changed).toBe(0);
});

it('covers every changed pixel with regions that do not overlap', () => {
  const patch = record({
    x: integer({ min: 0, max: WIDTH - 1 }),
    y: integer({ min: 0, max: HEIGHT - 1 }),
    width: integer({ min: 1, max: 30 }),
    height: integer({ min: 1, max: 30 }),
  });
  assert(
    property(array(patch, { maxLength: 8 }), (patches) => {
      const regions = diff(patches).regions();
      for (const { x, y } of patches) {
        const holders = regions.filter((r) => x >= r.x && y >= r.y && x < r.x + r.width && y < r.y + r.height);
        expect(holders).toHaveLength(1);
      }
    }),
    { numRuns: 60 },
  );
});
