import { expect, test } from 'vitest';
import { isQuietAt } from './quiet-now.ts';

const at = (clock: string) => new Date(`2026-05-02T${clock}:00`);

test.each([
  ['22:00', '07:00', '23:30', true],
  ['22:00', '07:00', '06:59', true],
  ['22:00', '07:00', '07:00', false],
  ['22:00', '07:00', '12:00', false],
  ['12:00', '13:30', '13:29', true],
  ['12:00', '13:30', '11:59', false],
  ['08:00', '08:00', '03:00', true],
])('from %s to %s, %s is quiet: %s', (from, to, clock, isQuiet) => {
  expect(isQuietAt({ isOn: true, from, to }, at(clock))).toBe(isQuiet);
  expect(isQuietAt({ isOn: false, from, to }, at(clock))).toBe(false);
});
