import { expect, it } from 'vitest';
import { measure, percentile, tableOf } from './measure.ts';

it.each<[number[], number, number]>([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.5, 2],
  [Array.from({ length: 100 }, (_, at) => at + 1), 0.95, 95],
  [[7], 0.95, 7],
])('takes the percentile of %j at %d', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

it('leaves the first run out and takes the time that the work tells', async () => {
  let next = 100;
  expect(await measure('x', 3, async () => Promise.resolve((next -= 10)))).toEqual({
    name: 'x',
    runs: 3,
    medianMs: 70,
    p95Ms: 80,
  });
});

it('sets each result against the first', () => {
  const table = tableOf([
    { name: 'a', runs: 1, medianMs: 10, p95Ms: 12 },
    { name: 'b', runs: 1, medianMs: 25, p95Ms: 30 },
  ]);
  expect(table.split('\n').map((line) => line.split(/\s+/).at(-1))).toEqual(['baseline', '1.00', '2.50']);
});
