import { expect, test } from 'vitest';
import { run, type Run } from '../../../shared/runs/run.ts';
import { resultText, runReport, stepText, toReport } from './run-report.ts';
import { approvalText } from './decide-on-terminal.ts';

const sample: Run = run.parse({
  id: 'r_1',
  command: 'press Sign up',
  language: 'en',
  planner: 'offline',
  status: 'done',
  principal: { kind: 'cli' },
  runtime: 'host',
  createdAt: 1,
  steps: [
    {
      index: 0,
      tool: 'page_click',
      title: 'Press “Sign up”',
      target: 'button "Sign up"',
      status: 'done',
      risk: 'act',
      ms: 12.6,
      change: 'Now at /welcome',
    },
    {
      index: 1,
      tool: 'page_screenshot',
      title: 'Screenshot',
      target: '',
      status: 'done',
      risk: 'read',
      ms: 1530,
      picture: 'p_1',
      file: '/tmp/a.png',
    },
  ],
  message: 'Done.',
  version: 9,
});

test('the report has the shape that programs rely on', () => {
  expect(runReport.parse(toReport(sample))).toEqual({
    runId: 'r_1',
    status: 'done',
    steps: [
      { tool: 'page_click', target: 'button "Sign up"', status: 'done', ms: 13 },
      { tool: 'page_screenshot', target: '', status: 'done', ms: 1530, file: '/tmp/a.png' },
    ],
    message: 'Done.',
  });
});

test('a question is the message of its report', () => {
  const question = { message: 'Which one?', choices: [{ id: 'a', label: 'First' }] };
  expect(toReport({ ...sample, status: 'question', question }).message).toBe('Which one?');
});

test('an answer is in the report and in the text', () => {
  const answered: Run = { ...sample, answer: '3.2 GB of 8 GB are free' };
  expect(toReport(answered).answer).toBe('3.2 GB of 8 GB are free');
  expect(resultText(answered)).toContain('3.2 GB');
});

test('the text says once that it is done, and where the picture lies', () => {
  expect(resultText(sample)).toBe('Done\nSaved: /tmp/a.png');
});

test('the text of a Russian run is Russian', () => {
  expect(resultText({ ...sample, language: 'ru', status: 'failed', message: 'Нет кнопки.' })).toBe(
    'Не удалось: Нет кнопки.\nСохранено: /tmp/a.png',
  );
});

test('a page cannot drive the terminal through the name of a button', () => {
  const [step] = sample.steps;
  if (step === undefined) throw new Error('The sample has a step.');
  expect(stepText({ ...step, title: 'Press “\u001B[2J\u0007x”' }, 2)).toContain('“[2Jx”');
});

test('an approval shows target, site, values and reasons', () => {
  const text = approvalText(
    {
      title: 'Press “Pay”',
      site: 'shop.example',
      values: [
        { label: 'Card', value: '••••', isPreset: false },
        { label: 'Amount', value: '12', isPreset: true },
        { label: 'leaves', value: 'bank.example', isPreset: false, isKey: true },
      ],
      reasons: ['submits-payment', 'a-reason-of-tomorrow'],
    },
    'en',
  );
  expect(text).toContain('shop.example');
  expect(text).toContain('Card = ••••');
  expect(text).toContain('Amount = 12 (set by the page)');
  expect(text).toContain('In place of = bank.example');
  expect(text).toContain('it sends a form with payment details; a-reason-of-tomorrow');
});
