import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageHandleDialog = defineTool({
  name: 'page_handle_dialog',
  title: 'Handle dialog',
  description:
    'Says how the next alert, confirm, prompt or “leave this page?” of the tab is answered; call it before the act that opens it. It counts for frames of the page’s own site, and no more once the user acts. Unless told, ARQ closes alerts and declines the others while it acts. Returns the dialogs that came.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    accept: z.boolean().describe('True for OK or Leave, false for Cancel or Stay'),
    text: z.string().max(10_000).describe('What to write into a prompt').optional(),
    dangerous: z.boolean().describe('OK also when it says that it deletes or buys').optional(),
    ref: refField.describe('Element of the frame that is meant, when it is of another site').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    dialogs: z
      .array(
        z.strictObject({
          kind: z.string().describe('alert, confirm, prompt, print or beforeunload'),
          message: z.string().describe('What the page said'),
          answer: z.string().describe('OK or Cancel'),
        }),
      )
      .describe('Came on this page since ARQ first acted there, oldest first'),
  }),
  examples: [{ accept: true }, { accept: true, text: 'Ada' }, { accept: true, dangerous: true }],
});
