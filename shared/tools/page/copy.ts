import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageCopy = defineTool({
  name: 'page_copy',
  title: 'Copy',
  description:
    'Copies what is selected, or the text of an element, as Control+C does, and returns it as text. Private fields are not copied.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 6000,
  input: z.strictObject({
    ref: refField.describe('Copy this instead of the selection: a field, or an element with its text').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    text: z.string().describe('What was copied, without invisible characters'),
    onClipboard: z.boolean().describe('True when it is on the clipboard of the computer as well'),
  }),
  examples: [{}, { ref: 'd1e4' }],
});
