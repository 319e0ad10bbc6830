import type { Run, RunStep } from '../../../shared/runs/run.ts';

/** A run for tests of what the panel makes of it. */
export function testRun(change: Partial<Run> = {}): Run {
  return {
    id: 'r_1',
    command: 'press Register',
    language: 'en',
    planner: 'offline',
    status: 'running',
    principal: { kind: 'panel' },
    runtime: 'extension',
    createdAt: 1000,
    steps: [],
    message: '',
    version: 1,
    ...change,
  };
}

export function testStep(change: Partial<RunStep> = {}): RunStep {
  return {
    index: 0,
    tool: 'page_click',
    title: 'Press “Register”',
    target: '',
    status: 'pending',
    risk: 'act',
    ms: 0,
    ...change,
  };
}
