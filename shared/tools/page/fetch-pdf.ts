import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageFetchPdf = defineTool({
  name: 'page_fetch_pdf',
  title: 'Fetch PDF',
  description: 'The bytes of the PDF that a tab shows or that an element of its page names.',
  runsIn: 'background',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ ref: refField.optional(), tab: tabField }),
  output: z.strictObject({ url: z.string(), base64: z.string() }),
  examples: [{}],
});
