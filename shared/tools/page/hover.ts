import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pageHover = defineTool({
  name: 'page_hover',
  title: 'Hover',
  description: 'Moves the pointer over an element, which opens hover menus and tooltips that scripts make.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({ ref: refField, tab: tabField }),
  output: pageOutcome,
  examples: [{ ref: 'd1e4' }],
});
