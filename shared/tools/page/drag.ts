import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageDrag = defineTool({
  name: 'page_drag',
  title: 'Drag',
  description: 'Drags one element onto another in the same frame, with pointer and HTML drag events.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ ref: refField, to: refField.describe('Ref of the element to drop on'), tab: tabField }),
  output: pageOutcome,
  examples: [{ ref: 'd1e4', to: 'd1e9' }],
});
