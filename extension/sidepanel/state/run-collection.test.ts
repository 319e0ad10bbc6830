import { expect, test } from 'vitest';
import { missedRuns, mostPressing, shouldShow, withoutRun, withRuns } from './run-collection.ts';
import { testRun } from './test-run.ts';

const none = new Map();

test('a late update never overwrites a newer one', () => {
  const newer = withRuns(none, [testRun({ version: 5, status: 'done' })]);
  expect(withRuns(newer, [testRun({ version: 4 })])).toBe(newer);
  expect(withRuns(newer, [testRun({ version: 6, status: 'failed' })]).get('r_1')?.status).toBe('failed');
});

test('a deleted run is gone, and deleting it twice changes nothing', () => {
  const runs = withRuns(none, [testRun()]);
  const left = withoutRun(runs, 'r_1');
  expect(left.size).toBe(0);
  expect(withoutRun(left, 'r_1')).toBe(left);
});

test('runs that ended while the line was down are asked for again', () => {
  const runs = withRuns(none, [testRun(), testRun({ id: 'r_2' }), testRun({ id: 'r_3', status: 'done', endedAt: 5 })]);
  expect(missedRuns(runs, [testRun({ id: 'r_2' })])).toEqual(['r_1']);
});

test('what waits for a person comes before what runs, and that before a plan', () => {
  const plan = testRun({ id: 'p', status: 'planned', createdAt: 9000 });
  const running = testRun({ id: 'm', status: 'running', createdAt: 5000 });
  const waiting = testRun({ id: 'w', status: 'waiting', createdAt: 10 });
  expect(mostPressing(withRuns(none, [plan, running, waiting]))?.id).toBe('w');
  expect(mostPressing(withRuns(none, [plan, running]))?.id).toBe('m');
  expect(mostPressing(withRuns(none, [testRun({ status: 'done', endedAt: 2 })]))).toBeUndefined();
});

test.each([
  ['a run of the panel, when nothing is shown', testRun(), undefined, false, true],
  [
    'a run of the panel, when a finished one is shown',
    testRun({ createdAt: 9000 }),
    testRun({ id: 'old', status: 'done' }),
    false,
    true,
  ],
  [
    'a run of a program that needs nobody',
    testRun({ principal: { kind: 'client', id: 'x' } }),
    undefined,
    false,
    false,
  ],
  [
    'an approval of a program',
    testRun({ principal: { kind: 'client', id: 'x' }, status: 'waiting' }),
    undefined,
    false,
    true,
  ],
  ['another run while one is going on', testRun({ id: 'r_2', status: 'waiting' }), testRun(), false, false],
  ['a run while someone writes', testRun(), undefined, true, false],
  ['a run that is over', testRun({ status: 'done', endedAt: 5 }), undefined, false, false],
])('Ask takes over or leaves %s', (_what, incoming, shown, isWriting, expected) => {
  expect(shouldShow(incoming, shown, isWriting)).toBe(expected);
});
