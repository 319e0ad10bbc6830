import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';

export const pageSnapshot = defineTool({
  name: 'page_snapshot',
  title: 'Snapshot',
  description:
    'Returns the page as an outline that a model can read: one line an element with role, name in double quotes, states and ref, across frames and shadow roots. What repeats comes as rows; what is too long is folded, with refs to unfold. Refs stay valid while their element lives.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  isCore: true,
  maxTokens: 6000,
  input: z
    .strictObject({
      tab: tabField,
      interactive: z.boolean().describe('Only what can be acted on, and headings').optional(),
      root: refField.describe('Only this element, or a folded part (d1f3)').optional(),
      viewport: z.boolean().describe('Only what is in view').optional(),
      depth: z.number().int().min(1).max(100).describe('Levels').optional(),
      since: z.string().max(20).describe('Only changes since this snapshot').optional(),
      maxTokens: z.number().int().min(100).max(1_000_000).describe('Size of the answer; default 6000').optional(),
    })
    .refine(
      ({ since, root, viewport, interactive, depth }) =>
        since === undefined || [root, viewport, interactive, depth].every((other) => other === undefined),
      'since stands alone: what changed is told of the whole page.',
    ),
  output: z.strictObject({
    url: z.string(),
    title: z.string(),
    text: z.string().describe('The outline, two spaces a level'),
    id: z.string().describe('For since'),
    note: z.string().describe('What was folded and how to unfold it; empty when all is told'),
    truncated: z.boolean().describe('True when something is not told'),
  }),
  examples: [{}, { interactive: true }, { root: 'd1f3' }, { since: 's1k2j' }],
});
