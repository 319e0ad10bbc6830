import { z } from 'zod';

export const severity = z.enum(['warning', 'critical']);

const ruleId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .describe('Short name of the rule: small letters, digits and hyphens');

const labels = z
  .record(z.string().max(100), z.string().max(200))
  .describe('Labels that the samples must have: a|b* is a or what begins with b, a leading ! turns it round');

/** A number to compare. Counters and histograms are looked at over the last five minutes. */
const metricSource = z.strictObject({
  kind: z.literal('metric').describe('Compares a number with a threshold'),
  metric: z
    .string()
    .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,120}$/)
    .describe('Name as in /metrics, or cpu_percent, memory_percent, disk_percent'),
  labels: labels.optional(),
  measure: z
    .enum(['value', 'increase', 'percent', 'p95'])
    .describe(
      'value: the sum now; increase: growth in five minutes; percent: share of the labelled in the growth of all; p95: of a histogram, in milliseconds',
    ),
  is: z.enum(['above', 'below']).describe('Which side of the threshold is bad'),
  threshold: z.number().describe('In the unit of the metric; percent for percent, milliseconds for p95'),
});
export type MetricCondition = z.infer<typeof metricSource>;

/** Something that ARQ itself knows of, about one browser or one run at a time. */
const happeningSource = z.strictObject({
  kind: z.literal('happening').describe('Watches something that ARQ itself knows of'),
  happening: z.enum(['browser-gone', 'run-failed', 'run-waiting']).describe('What is watched'),
});

export const alertRule = z.strictObject({
  id: ruleId,
  name: z.string().min(1).max(80).describe('What people read'),
  source: z.discriminatedUnion('kind', [metricSource, happeningSource]).describe('What is watched'),
  forSeconds: z
    .number()
    .int()
    .min(0)
    .max(86_400)
    .describe('How long it must be bad, and good again, before anyone is told'),
  severity: severity.describe('How much it matters'),
  isOn: z.boolean().describe('Off: not watched'),
  channels: z
    .array(z.string().max(40))
    .max(10)
    .nullable()
    .describe('Ids of the channels that are told; null for all that are on'),
  isThroughQuiet: z.boolean().describe('True: told in quiet hours too'),
});
export type AlertRule = z.infer<typeof alertRule>;

/** A rule as it is shown: the ones ARQ came with can be changed but not removed. */
export const alertRuleView = alertRule.extend({ isBuiltIn: z.boolean(), isChanged: z.boolean() });

/** Local time of the computer that the host runs on; `from` after `to` reaches over midnight. */
export const quietHours = z.strictObject({
  isOn: z.boolean().describe('Off: nothing is held back'),
  from: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('HH:MM, local time of the host'),
  to: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('HH:MM, local time of the host'),
});
export type QuietHours = z.infer<typeof quietHours>;
