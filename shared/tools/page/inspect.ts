import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { targetFacts } from '../../policy/facts.ts';
import { pointField, refField, tabField } from '../inputs.ts';

/** As many as a form that is filled by one call may have fields. */
const MAX_TARGETS = 200;

export const pageInspect = defineTool({
  name: 'page_inspect',
  title: 'Inspect targets',
  description: 'Tells the facts of what acting on elements would do.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({
    refs: z.array(refField).max(MAX_TARGETS).describe('Elements that would be acted on by one call'),
    at: z
      .strictObject({
        x: pointField,
        y: pointField,
        from: refField.optional(),
        to: z.strictObject({ x: pointField, y: pointField }).describe('Where a drag from there would end').optional(),
      })
      .describe('A point that would be acted on, from the top left of the view or of an element')
      .optional(),
    key: z.string().max(60).describe('The key that would be pressed, if that is the act').optional(),
    submit: z.boolean().describe('True when Enter would be pressed after typing').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    targets: z
      .array(targetFacts)
      .describe('In the order of the refs; what is at the point comes after them, and what a drag ends on last'),
  }),
  examples: [{ refs: ['d1e12'] }],
});
