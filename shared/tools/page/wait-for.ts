import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageWaitFor = defineTool({
  name: 'page_wait_for',
  title: 'Wait for',
  description: 'Waits until text appears, text or an element is gone, an element is there, or a time has passed.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z
    .strictObject({
      text: z.string().min(1).max(500).describe('Visible text to wait for').optional(),
      gone: z.string().min(1).max(500).describe('Visible text, or a ref, to wait for the disappearance of').optional(),
      ref: refField.describe('Element that must be visible').optional(),
      enabled: z.boolean().describe('With ref: it must also be enabled').optional(),
      ms: z
        .number()
        .int()
        .min(0)
        .max(600_000)
        .describe('Alone: wait so long. With another: give up after so long; default 15000')
        .optional(),
      tab: tabField,
    })
    .refine(
      (input) => (input.text ?? input.gone ?? input.ref ?? input.ms) !== undefined,
      'Give text, gone, ref or ms.',
    ),
  output: z.strictObject({ waitedMs: z.number() }),
  examples: [{ text: 'Thank you' }, { ms: 500 }],
});
