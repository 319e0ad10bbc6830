import { describe, expect, it } from 'vitest';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Run, RunStep, StepStatus } from '../../shared/runs/run.ts';
import { sampleRun } from '../../shared/runs/testing/sample-run.ts';
import { commandToKeep } from './recent-commands.ts';

const now = 5000;

function step(index: number, status: StepStatus): RunStep {
  return { index, tool: 'page_type', title: '', target: '', status, risk: 'act', ms: 0 };
}

/** A run that ended just now, with one step for each status; the steps named in `valued` enter something. */
function ended(statuses: readonly StepStatus[], valued: readonly number[], overrides: Partial<Run> = {}): Run {
  const steps = statuses.map((_, index) => ({
    tool: 'page_type',
    title: '',
    input: { text: 'Ada' },
    targets: [],
    values: valued.includes(index) ? [['text']] : [],
  }));
  const plan = { language: 'en', planner: 'offline', command: '', steps } as unknown as Plan;
  const runSteps = statuses.map((status, index) => step(index, status));
  return sampleRun({ status: 'done', endedAt: now - 10, plan, steps: runSteps, ...overrides });
}

const keep = (run: Run) => commandToKeep(run, 'k3f9qa', now);

describe('the command of a run', () => {
  it('is kept for its site once it has ended', () => {
    expect(keep(ended(['done', 'done'], [0]))).toEqual({ site: 'example.org', command: 'press Sign up' });
  });

  it('is kept after a failure, too, when all that was entered is known', () => {
    expect(keep(ended(['done', 'failed', 'skipped'], [0], { status: 'failed' }))).toBeDefined();
  });

  it.each<[string, Run]>([
    ['goes on', ended(['done', 'running'], [], { status: 'running', endedAt: undefined })],
    ['holds a private value', ended(['done'], [0], { command: 'type •••• into Password' })],
    ['holds a value that was never placed', ended(['done'], [0], { command: 'type … into PIN' })],
    ['never filled a field it should have', ended(['done', 'failed'], [1], { status: 'failed' })],
    ['was not understood', ended([], [], { plan: undefined })],
    ['another browser shows', ended(['done'], [], { tab: 'zzzzzz.1' })],
    ['the command line began', ended(['done'], [], { principal: { kind: 'cli' } })],
    ['ended long ago and was handed over now', ended(['done'], [], { endedAt: now - 100_000 })],
  ])('is not kept when it %s', (_, run) => {
    expect(keep(run)).toBeUndefined();
  });
});
