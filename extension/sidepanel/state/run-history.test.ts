import { expect, test } from 'vitest';
import { byDay, fitsFilter, fitsSearch } from './run-history.ts';
import { laneOf } from './run-lanes.ts';
import { addsToTitle, plannedSites, plannedValues } from './plan-summary.ts';
import { elapsedMs, isOver, isWholeSentence, neverBegan } from './run-state.ts';
import { testRun, testStep } from './test-run.ts';

const noon = new Date(2026, 10, 21, 12).getTime();
const HOUR = 3_600_000;

test('within a day what needs a person stands first, then the newest', () => {
  const days = byDay([
    testRun({ id: 'old', status: 'done', createdAt: noon - 30 * HOUR }),
    testRun({ id: 'waits', status: 'waiting', createdAt: noon - 2 * HOUR }),
    testRun({ id: 'new', status: 'done', createdAt: noon }),
  ]);
  expect(days.map((day) => day.runs.map((run) => run.id))).toEqual([['waits', 'new'], ['old']]);
});

test('a search wants every word, in any part and any case', () => {
  const run = testRun({ command: 'Сохрани талон', site: 'clinic.example', message: 'Done', steps: [testStep()] });
  expect(fitsSearch(run, 'талон CLINIC')).toBe(true);
  expect(fitsSearch(run, 'register')).toBe(true);
  expect(fitsSearch(run, 'талон bank')).toBe(false);
  expect(fitsSearch(run, '  ')).toBe(true);
});

test('a run in doubt is over, and still needs a look', () => {
  const run = testRun({ status: 'in_doubt', endedAt: noon });
  expect(isOver(run)).toBe(true);
  expect(fitsFilter(run, 'attention')).toBe(true);
  expect(fitsFilter(run, 'active')).toBe(false);
});

test('a plan put aside before its first step never began', () => {
  expect(neverBegan(testRun({ status: 'stopped', steps: [testStep()] }))).toBe(true);
  expect(neverBegan(testRun({ status: 'stopped', steps: [testStep({ status: 'done' })] }))).toBe(false);
});

test('a sentence with hidden values is not run again as it stands', () => {
  expect(isWholeSentence('press Register')).toBe(true);
  expect(isWholeSentence('type •••• into Password')).toBe(false);
  expect(isWholeSentence('type … into Name')).toBe(false);
});

test('lanes fill the time between the first start and the last end', () => {
  const steps = [
    testStep({ startedAt: 1000, ms: 1000 }),
    testStep({ index: 1, startedAt: 2000, ms: 3000 }),
    testStep({ index: 2 }),
  ];
  const run = testRun({ steps, endedAt: 5000 });
  expect(laneOf(run, steps[0] ?? testStep())).toMatchObject({ startPercent: 0, widthPercent: 25, labelBefore: false });
  expect(laneOf(run, steps[1] ?? testStep())).toMatchObject({ startPercent: 25, widthPercent: 75 });
  expect(laneOf(run, steps[2] ?? testStep())).toBeUndefined();
  expect(elapsedMs(run, 9000)).toBe(4000);
});

test('a plan names the sites it opens and its own, each once, and the values that its titles leave out', () => {
  const step = { tool: 'page_click', input: {}, targets: [], title: 'Press', values: [] };
  const fill = {
    ...step,
    tool: 'page_type',
    input: { text: 'Ada', note: 'in title' },
    title: 'Fill in title',
    values: [['text'], ['note']],
  };
  const navigate = { ...step, tool: 'page_navigate', input: { url: 'shop.example/cart' } };
  const run = testRun({ site: 'here.example', plan: { command: '', language: 'en', steps: [step, navigate, fill] } });
  expect(plannedSites(run)).toEqual([
    { site: 'here.example', isHere: true },
    { site: 'shop.example', isHere: false },
  ]);
  expect(plannedValues(fill)).toEqual(['Ada']);
});

test.each([
  ['the element “Sign up”', 'Press “Sign up”', false],
  ['button "Sign up"', 'Нажать «Sign up»', false],
  ['the button “Sign up” in “Footer”', 'Press “Sign up”', true],
  ['third row', 'Press “Delete”', true],
  ['', 'Press “Delete”', false],
])('the target %s beside %s says more: %s', (target, title, expected) => {
  expect(addsToTitle(target, title)).toBe(expected);
});
