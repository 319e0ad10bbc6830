import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

/** What alone can be waited for, or together with the rest. */
const until = z.enum(['network', 'stable', 'download']);

export const pageWaitFor = defineTool({
  name: 'page_wait_for',
  title: 'Wait for',
  description:
    'Waits until all that is given is so: text or an element is there or gone, the address is reached, the page is quiet, a download is done. With ms alone: waits so long.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  input: z
    .strictObject({
      text: z.string().min(1).max(500).describe('Visible text').optional(),
      role: z.string().max(50).describe('Role of the element that text names').optional(),
      gone: z.string().min(1).max(500).describe('Visible text, or a ref, that must be gone').optional(),
      ref: refField.describe('Element that must be visible').optional(),
      enabled: z.boolean().describe('With ref or role: also enabled').optional(),
      address: z.string().min(1).max(2000).describe('Part of the address; * for anything').optional(),
      until: until.describe('Quiet network, stable page, or a finished download').optional(),
      ms: z.number().int().min(0).max(600_000).describe('Give up after so long; default 15000').optional(),
      tab: tabField,
    })
    .refine(
      ({ text, gone, ref, address, until, ms }) => (text ?? gone ?? ref ?? address ?? until ?? ms) !== undefined,
      'Give text, gone, ref, address, until or ms.',
    )
    .refine(({ role, text }) => role === undefined || text !== undefined, 'Give text with role.'),
  output: z.strictObject({
    waitedMs: z.number(),
    ref: z.string().describe('Element that role and text found').optional(),
    download: z.string().describe('Id for downloads_wait').optional(),
  }),
  examples: [{ text: 'Thank you' }, { address: '/inbox' }, { until: 'stable' }, { ms: 500 }],
});
