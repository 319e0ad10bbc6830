/** A run for tests of whatever stores or shows runs. */
import type { JournalEvent } from '../journal.ts';
import type { Run } from '../run.ts';

export function sampleRun(overrides: Partial<Run> = {}): Run {
  return {
    id: 'r_01',
    command: 'press Sign up',
    language: 'en',
    planner: 'offline',
    status: 'running',
    principal: { kind: 'panel' },
    runtime: 'host',
    tab: 'k3f9qa.12',
    site: 'example.org',
    createdAt: 1000,
    steps: [],
    message: '',
    version: 1,
    ...overrides,
  };
}

export function sampleEvent(seq: number, overrides: Partial<JournalEvent> = {}): JournalEvent {
  return { runId: 'r_01', seq, at: 1000 + seq, type: 'step.done', data: { index: seq }, ...overrides };
}
