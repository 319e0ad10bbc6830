import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pagePressKey = defineTool({
  name: 'page_press_key',
  title: 'Press key',
  description:
    'Presses a key or a combination such as Enter, Escape, ArrowDown or Control+A, in an element or where the focus is.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z.strictObject({
    key: z.string().min(1).max(60).describe('Key as in KeyboardEvent.key, with modifiers joined by +'),
    ref: refField.optional(),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ key: 'Enter' }, { key: 'Control+A', ref: 'd1e4' }],
});
