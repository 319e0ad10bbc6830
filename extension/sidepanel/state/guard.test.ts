import { expect, test } from 'vitest';
import { GUARD_MS, lockOf, mayAllow, remainingMs, startGuard, watchGuard, type GuardSight } from './guard.ts';

const still: Omit<GuardSight, 'now'> = { content: 'a', place: '0 0', isFocused: true, isEndInSight: true };
const open = watchGuard(startGuard(0, 'a', true), { ...still, now: 0 });

test('a gate that stands still, read to its end, in a focused window opens after the guard time', () => {
  expect(lockOf(open, GUARD_MS - 1)).toBe('time');
  expect(remainingMs(open, 200)).toBe(GUARD_MS - 200);
  expect(lockOf(open, GUARD_MS)).toBe('open');
});

test.each([
  ['its content changes', { content: 'b' }],
  ['its place changes', { place: '0 40' }],
  ['the window loses the focus', { isFocused: false }],
])('the guard starts anew when %s', (_what, change) => {
  const moved = watchGuard(open, { ...still, ...change, now: 900 });
  expect(moved.since).toBe(900);
  expect(lockOf(moved, 901)).not.toBe('open');
});

test('a window that is not focused keeps the gate shut for good', () => {
  const blurred = watchGuard(open, { ...still, isFocused: false, now: 900 });
  expect(lockOf(blurred, 99_000)).toBe('focus');
});

test('a gate that was not read to its end waits, then counts from there', () => {
  const unread = watchGuard(startGuard(0, 'a', true), { ...still, isEndInSight: false, now: 0 });
  expect(lockOf(unread, 5000)).toBe('scroll');
  const read = watchGuard(unread, { ...still, now: 5000 });
  expect(lockOf(read, 5100)).toBe('time');
  expect(lockOf(read, 5500)).toBe('open');
});

test('once read, scrolling back up does not shut it', () => {
  expect(watchGuard(open, { ...still, isEndInSight: false, now: 900 })).toBe(open);
});

test('other content has to be read anew', () => {
  const other = watchGuard(open, { ...still, content: 'b', isEndInSight: false, now: 900 });
  expect(lockOf(other, 9000)).toBe('scroll');
});

test.each([
  ['made by a script', { isTrusted: false, now: 800, pressedAt: 700 }, false],
  ['made before the guard opened', { isTrusted: true, now: 300, pressedAt: 290 }, false],
  ['begun before the guard opened and ended after', { isTrusted: true, now: 600, pressedAt: 450 }, false],
  ['made by a person after the guard opened', { isTrusted: true, now: 600, pressedAt: 560 }, true],
])('a press %s', (_what, press, isAccepted) => {
  expect(mayAllow(open, press)).toBe(isAccepted);
});
