import { array, assert, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { overlap, placeLabels } from './place-labels.ts';

const picture = { width: 400, height: 300 };
const size = { width: 40, height: 14 };
const place = (boxes: readonly { x: number; y: number; width: number; height: number }[]) =>
  placeLabels(
    boxes.map((box, index) => ({ text: `d1e${index}`, box })),
    picture,
    () => size,
  );

it('sets a label above its box where there is room, and inside the picture where there is none', () => {
  expect(place([{ x: 50, y: 50, width: 80, height: 20 }]).placed[0]?.at).toEqual({ x: 50, y: 36, ...size });
  expect(place([{ x: 0, y: 0, width: 400, height: 300 }]).placed[0]?.at).toMatchObject({ y: 0 });
});

it('never lets two labels overlap or leave the picture', () => {
  const box = record({
    x: integer({ min: -20, max: 400 }),
    y: integer({ min: -20, max: 300 }),
    width: integer({ min: 2, max: 200 }),
    height: integer({ min: 2, max: 80 }),
  });
  assert(
    property(array(box, { maxLength: 40 }), (boxes) => {
      const { placed, omitted } = place(boxes);
      expect(placed.length + omitted).toBe(boxes.length);
      for (const [index, { at }] of placed.entries()) {
        expect(at.x >= 0 && at.y >= 0 && at.x + at.width <= 400 && at.y + at.height <= 300).toBe(true);
        for (const other of placed.slice(index + 1)) expect(overlap(at, other.at)).toBe(0);
      }
    }),
    { numRuns: 50 },
  );
});
