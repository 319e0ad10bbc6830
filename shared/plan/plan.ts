import { z } from 'zod';
import { elementTarget, tabTarget } from './target.ts';

/** A place in a step's input that a target fills at run time, e.g. `['fields', 0, 'ref']` or `['tab']`. */
export const targetSlot = z.strictObject({
  path: z.array(z.union([z.string(), z.number().int()])).min(1),
  target: z.union([elementTarget, tabTarget]),
});
export type TargetSlot = z.infer<typeof targetSlot>;

/** How the output of a step becomes the sentence's answer. Rendered by `plan/render-answer.ts`. */
export const answerKinds = [
  'text', // what was read
  'filled', // which fields of a form hold a detail now, and which were left
  'reading', // links, tables and what else a page was read as
  'memory',
  'cpu',
  'cpu-top', // which processes use the CPU
  'memory-top',
  'disk',
  'network',
  'system', // machine, OS, uptime
  'processes',
  'tabs',
  'windows',
  'files',
  'file-text',
  'program',
] as const;

/** "if you see X then Y": the step runs only when the page shows (or does not show) this. */
export const stepCondition = z.strictObject({
  sees: z.union([z.strictObject({ text: z.string() }), z.strictObject({ target: elementTarget })]),
  negated: z.boolean(),
  /**
   * Decided already, whatever the page shows by now: `same` runs as the nearest step before it did whose condition has
   * no `as`, `else` when that one was passed over. The rest is for people to read.
   */
  as: z.enum(['same', 'else']).optional(),
});

export const planStep = z.strictObject({
  /** A registered tool name, or one that is understood but not there yet (`tool.not_available` at run time). */
  tool: z.string(),
  /** The tool's input without what the targets fill. */
  input: z.record(z.string(), z.unknown()),
  targets: z.array(targetSlot),
  /** For people, in the sentence's language: `Fill in “First name”`. */
  title: z.string(),
  when: stepCondition.optional(),
  answer: z.enum(answerKinds).optional(),
  /** “What does the page say about pricing?”: only the sentences of a text that speak of it are the answer. */
  about: z.string().min(1).max(200).optional(),
  /** Paths in `input` whose values the user wrote: shown in approvals, kept out of the journal until the target is known. */
  values: z.array(z.array(z.union([z.string(), z.number().int()]))),
  /** True when every tab or element that matches is meant ("close the other tabs"). */
  each: z.boolean().optional(),
});
export type PlanStep = z.infer<typeof planStep>;

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

export const plan = z.strictObject({
  command: z.string(),
  language: z.enum(languages),
  steps: z.array(planStep).min(1),
});
export type Plan = z.infer<typeof plan>;

/** The planner is total: every sentence becomes a plan or a question that says what it did not understand. */
export type PlanResult =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | {
      readonly kind: 'question';
      readonly language: Language;
      readonly message: string;
      readonly code: `plan.${string}`;
    };
