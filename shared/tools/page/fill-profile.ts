import { z } from 'zod';
import { detailName } from '../../profiles/profile.ts';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

/** Why a field was left as it was. */
const leftReason = z.enum([
  'not-in-profile',
  'not-understood',
  'has-value',
  'private',
  'disabled',
  'not-seen',
  'no-option',
  'not-accepted',
]);
export type LeftReason = z.infer<typeof leftReason>;

const filledField = z.strictObject({ ref: z.string(), name: z.string(), meaning: z.string() });
const leftField = filledField.extend({ reason: leftReason });

export const filledProfile = z.strictObject({
  fields: z.array(filledField).describe('Fields that now hold a detail; the values are not told'),
  left: z.array(leftField).describe('Fields that were left as they were'),
});

export const pageFillProfile = defineTool({
  name: 'page_fill_profile',
  title: 'Fill from profile',
  description:
    "Fills a form with the user's own details, which stay unknown to whoever asks, reads each field back and lists what it left and why. Takes the form with the focus, else the one that asks for most. Sends nothing.",
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    profile: z.string().min(1).max(60).describe('Name of the profile; default: the one the user chose').optional(),
    details: z.array(detailName).max(30).describe('Fill these alone; default all that the form asks for').optional(),
    form: refField.describe('Form, or an element in it, from page_read_forms or page_snapshot').optional(),
    tab: tabField,
  }),
  output: filledProfile.extend({
    profile: z.string().describe('Its name, told to the user alone; others get back what they named'),
    filled: z.number().int(),
  }),
  examples: [{}, { profile: 'Work' }, { details: ['emailAddress'] }],
});
