import { z } from 'zod';

/** A value that would leave the page with a form. Private values are replaced by dots before they leave the page. */
export const formValue = z.strictObject({
  label: z.string(),
  value: z.string(),
  isPrivate: z.boolean(),
  /** True when the user (or ARQ for them) did not set it: preset by the site. */
  isPreset: z.boolean(),
});

/**
 * What acting on an element would do, told by the page engine. It is told again in the task that acts:
 * a target that became more dangerous meanwhile is refused with `policy.target_changed`.
 */
export const targetFacts = z.strictObject({
  ref: z.string(),
  role: z.string(),
  name: z.string(),
  /** Origin of the frame that holds the element. */
  origin: z.string(),
  /** Press sends a form (submit button, or Enter in a one-field form). */
  submits: z.boolean(),
  /** Origin a form or link leads to; absent when it stays in the page. */
  leadsTo: z.string().optional(),
  leavesSite: z.boolean(),
  /** The form around the target holds such fields. */
  hasPassword: z.boolean(),
  hasPayment: z.boolean(),
  hasOneTimeCode: z.boolean(),
  /** The words on the control say that it deletes, cancels for good, or buys. */
  deletes: z.boolean(),
  buys: z.boolean(),
  uploads: z.boolean(),
  /** The target itself is a password, card or one-time-code field: its value never leaves the page. */
  isPrivate: z.boolean(),
  /** What would be sent; empty unless `submits`. */
  values: z.array(formValue),
  /** There are more values, or longer ones, than can be told: nobody can be shown what would be sent. */
  isCut: z.boolean().optional(),
});
export type TargetFacts = z.infer<typeof targetFacts>;
