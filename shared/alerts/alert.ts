import { z } from 'zod';
import { severity } from './alert-rule.ts';

/**
 * One thing that is or was wrong, as it is kept and shown. `pending` is bad but not for long enough, `firing` was
 * told or is held back by quiet hours, `recovered` is good again.
 */
export const alert = z.strictObject({
  id: z.string(),
  ruleId: z.string(),
  /** What it is about when a rule watches several: a run's id, a browser's name; empty otherwise. */
  subject: z.string(),
  /** For people: the rule's name, with what is known of the subject. */
  title: z.string(),
  severity,
  phase: z.enum(['pending', 'firing', 'recovered']),
  /** Since when it has been bad. Epoch milliseconds, as all times here. */
  since: z.number(),
  firedAt: z.number().optional(),
  recoveredAt: z.number().optional(),
  /** Since when it has been good again, while still firing. */
  goodSince: z.number().optional(),
  /** The last reading; absent for happenings. */
  value: z.number().optional(),
  acknowledgedAt: z.number().optional(),
  acknowledgedBy: z.string().optional(),
  /** Which of its two notices have been handed to the channels. */
  isTold: z.boolean(),
  isRecoveryTold: z.boolean(),
  /** Times it fired within the last quarter of an hour; from four on it is told no more until it keeps still. */
  firings: z.array(z.number()),
  isFlapping: z.boolean(),
});
export type Alert = z.infer<typeof alert>;
