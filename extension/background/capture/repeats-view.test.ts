import { expect, it } from 'vitest';
import { repeatsView } from './repeats-view.ts';

const WIDTH = 2;
const rows = (...values: readonly number[]) =>
  new Uint8ClampedArray(values.flatMap((value) => Array.from({ length: WIDTH * 4 }, () => value)));

it.each<[string, Uint8ClampedArray, number, boolean]>([
  ['the view again and again', rows(1, 2, 3, 1, 2, 3, 1, 2), 3, true],
  ['a page that goes on', rows(1, 2, 3, 4, 5, 6, 7, 8), 3, false],
  ['a page that differs at its end alone', rows(1, 2, 3, 1, 2, 3, 1, 9), 3, false],
  ['one colour, which nobody can tell apart', rows(5, 5, 5, 5), 3, true],
  ['no more than the view', rows(1, 2, 3), 3, false],
])('tells %s', (_, pixels, period, isRepeated) => {
  expect(repeatsView(pixels, WIDTH, period)).toBe(isRepeated);
});
