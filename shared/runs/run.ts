import { z } from 'zod';
import { languages, plan } from '../plan/plan.ts';
import { targetFacts } from '../policy/facts.ts';
import { principal } from '../policy/principal.ts';

export const runStatuses = [
  'planned',
  'queued',
  'running',
  'question',
  'waiting',
  'paused',
  'in_doubt',
  'done',
  'failed',
  'stopped',
] as const;
export type RunStatus = (typeof runStatuses)[number];

export const stepStatuses = ['pending', 'running', 'waiting', 'done', 'failed', 'skipped', 'in_doubt'] as const;
export type StepStatus = (typeof stepStatuses)[number];

export const errorView = z.strictObject({ code: z.string(), message: z.string() });

/** One step as people and programs see it. Values of private fields are dots. */
export const runStep = z.strictObject({
  index: z.number().int().min(0),
  tool: z.string(),
  title: z.string(),
  /** The grounded target, `button "Sign up"`; the described one until then; empty when the tool has none. */
  target: z.string(),
  status: z.enum(stepStatuses),
  risk: z.enum(['read', 'act', 'danger']),
  startedAt: z.number().optional(),
  /** Duration in milliseconds, 0 until it ended. */
  ms: z.number().min(0),
  error: errorView.optional(),
  /** What the page did: "Now at https://…", "Dialog “Saved” opened". */
  change: z.string().optional(),
  /** Key for `picture.get`. */
  picture: z.string().optional(),
  /** Absolute path of a file the step wrote on the host's disk, or the name of the download. */
  file: z.string().optional(),
  /** Key for `picture.get` of a PDF the step printed where there was no disk to write it to. */
  document: z.string().optional(),
});
export type RunStep = z.infer<typeof runStep>;

/** Something a person must decide. The first decision wins; both views update. */
export const approval = z.strictObject({
  id: z.string(),
  step: z.number().int(),
  title: z.string(),
  site: z.string(),
  /** Other sites that it touches: of frames, and of a page that it takes away. */
  otherSites: z.array(z.string()).optional(),
  facts: targetFacts.optional(),
  /** What the step would enter or send: label and value, private ones as dots. */
  values: z.array(
    z.strictObject({
      label: z.string(),
      value: z.string(),
      isPreset: z.boolean(),
      isKey: z
        .boolean()
        .describe('The label is a word of ARQ, such as an input of the tool, and none of the page')
        .optional(),
    }),
  ),
  /** Reason codes of `policy/reasons.ts`, rendered in the reader's language. */
  reasons: z.array(z.string()),
  risk: z.enum(['read', 'act', 'danger']),
  askedAt: z.number(),
});
export type Approval = z.infer<typeof approval>;

/** Asked when a target is a tie or the sentence is unclear. */
export const question = z.strictObject({
  message: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
});

/** A run as every view sees it, projected from its journal. Times are epoch milliseconds. */
export const run = z.strictObject({
  id: z.string(),
  command: z.string(),
  language: z.enum(languages),
  planner: z.enum(['offline']),
  status: z.enum(runStatuses),
  principal,
  /** The runtime that owns it. */
  runtime: z.enum(['host', 'extension']),
  /** The tab it acts in, and what that showed when the run began. */
  tab: z.string().optional(),
  site: z.string().optional(),
  pageTitle: z.string().optional(),
  createdAt: z.number(),
  endedAt: z.number().optional(),
  plan: plan.optional(),
  steps: z.array(runStep),
  /** Result, question or error for people, in the run's language. */
  message: z.string(),
  answer: z.string().optional(),
  question: question.optional(),
  approval: approval.optional(),
  /** Grows with every change, so that a late update never overwrites a newer one. */
  version: z.number().int(),
});
export type Run = z.infer<typeof run>;
