import { expect, it } from 'vitest';
import { plainFacts } from '../../../../shared/policy/testing/plain-facts.ts';
import type { JournalEvent } from '../../../../shared/runs/journal.ts';
import { sampleRun } from '../../../../shared/runs/testing/sample-run.ts';
import { RunEntries } from './run-entries.ts';

const steps = [
  { index: 0, tool: 'page_type', title: 'Type', target: '', status: 'running', risk: 'act', ms: 0 },
] as const;
const run = sampleRun({ steps: [...steps], command: 'type •••••• into PIN' });

function tell(...events: [type: string, data: JournalEvent['data']][]) {
  const entries = new RunEntries();
  return events.flatMap(([type, data], index) =>
    entries.of(run, { runId: run.id, seq: index + 1, at: 2_000 + index * 10, type, data }),
  );
}

const approval = {
  id: 'a_1',
  step: 0,
  title: 'Type',
  site: 'example.org',
  facts: plainFacts({}),
  values: [{ label: 'City', value: 'Paris', isPreset: false }],
  reasons: ['new-site'],
  risk: 'act',
  askedAt: 1,
};
const intent = {
  index: 0,
  tool: 'page_type',
  input: { ref: 'd1e1', text: 'Paris', tab: 'k3f9qa.12' },
  risk: 'act',
  site: 'example.org',
};

it('tells a run from its beginning to its end, with who allowed what', () => {
  const told = tell(
    ['run.created', { principal: run.principal, runtime: 'host' }],
    ['approval.asked', { approval }],
    ['approval.decided', { approvalId: 'a_1', decision: 'allow', by: 'cli' }],
    ['step.intended', intent],
    ['step.done', { index: 0, ms: 10 }],
    ['run.done', {}],
  );
  expect(told).toMatchObject([
    { kind: 'run', tool: 'run.created', values: { command: 'type •••••• into PIN', runtime: 'host' } },
    { kind: 'approval', decision: 'ask', reasons: ['new-site'], values: { title: 'Type', City: 'Paris' } },
    { kind: 'approval', decision: 'allow', by: { kind: 'person', id: 'a_1', where: 'cli' } },
    {
      kind: 'step',
      tool: 'page_type',
      step: 0,
      at: 2_030,
      ms: 10,
      site: 'example.org',
      tab: 'k3f9qa.12',
      values: intent.input,
      risk: 'act',
      by: { kind: 'person', id: 'a_1' },
      outcome: 'ok',
    },
    { kind: 'run', tool: 'run.done', outcome: 'ok' },
  ]);
});

it.each<[string, [string, JournalEvent['data']][], object[]]>([
  [
    'an act that failed',
    [
      ['step.intended', intent],
      ['step.failed', { index: 0, error: { code: 'page.gone' } }],
    ],
    [{ tool: 'page_type', outcome: 'page.gone' }],
  ],
  [
    'an act that nobody knows the end of',
    [
      ['step.intended', intent],
      ['step.in_doubt', { index: 0, error: { code: 'link.lost' } }],
    ],
    [{ outcome: 'link.lost' }],
  ],
  [
    'an act that was done again',
    [
      ['step.intended', intent],
      ['step.retried', { index: 0, error: { code: 'page.ref_stale' } }],
      ['step.intended', intent],
      ['step.done', { index: 0 }],
    ],
    [{ outcome: 'page.ref_stale' }, { outcome: 'ok' }],
  ],
  [
    'each act of a step, once',
    [
      ['step.intended', intent],
      ['step.acted', { index: 0 }],
      ['step.intended', intent],
      ['step.acted', { index: 0 }],
      ['step.done', { index: 0 }],
    ],
    [{ outcome: 'ok' }, { outcome: 'ok' }],
  ],
  [
    'a step that was denied',
    [
      ['approval.decided', { approvalId: 'a_1', decision: 'deny' }],
      ['step.failed', { index: 0, error: { code: 'policy.denied' } }],
    ],
    [
      { decision: 'refuse', kind: 'approval' },
      { decision: 'refuse', kind: 'step', outcome: 'policy.denied' },
    ],
  ],
  [
    'an act that a crash came after',
    [['run.in_doubt', { cause: 'restart', index: 0 }]],
    [
      { kind: 'step', tool: 'page_type', outcome: 'run.in_doubt' },
      { kind: 'run', outcome: 'run.in_doubt' },
    ],
  ],
  [
    'nothing of an event it does not know',
    [
      ['step.intended', { index: 'x' }],
      ['step.dreamt', {}],
    ],
    [],
  ],
])('tells %s', (_, events, expected) => {
  expect(tell(...events)).toMatchObject(expected);
});
