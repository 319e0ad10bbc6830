import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { runStatuses, runStep } from '../../runs/run.ts';
import { tabField } from '../inputs.ts';

export const runsStart = defineTool({
  name: 'runs_start',
  title: 'Start run',
  description:
    'Plans a sentence and carries it out in the browser. Returns when the run ends, needs a decision, or after waitMs.',
  runsIn: 'runs',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    command: z.string().min(1).max(20_000).describe('What to do, in plain English or Russian'),
    planner: z.enum(['offline']).describe('Which planner makes the plan; default offline').optional(),
    tab: tabField,
    waitMs: z.number().int().min(0).max(600_000).describe('How long to wait for the end; default 0').optional(),
    approve: z
      .enum(['act', 'danger'])
      .describe('Command line only: what the user approved beforehand for this run')
      .optional(),
    planOnly: z.boolean().describe('Stop after planning: status planned, until runs_resume').optional(),
  }),
  output: z.strictObject({
    runId: z.string(),
    status: z.enum(runStatuses),
    steps: z.array(runStep),
    message: z.string().describe('Result, question or error for people'),
    answer: z.string().describe('What a sentence asked to know').optional(),
  }),
  examples: [{ command: 'press Register', waitMs: 10000 }],
});
