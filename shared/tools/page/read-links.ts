import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { refField, tabField } from '../inputs.ts';
import { pageLink } from '../page-reading.ts';

export const pageReadLinks = defineTool({
  name: 'page_read_links',
  title: 'Read links',
  description: 'Lists the links that can be seen on the page, or in one element, with text, address and ref.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({
    ref: refField.describe('Only links in this element').optional(),
    text: z.string().max(200).describe('Only links whose text or address holds it').optional(),
    leaving: z.boolean().describe('Only links to other hosts (true) or to this one (false)').optional(),
    limit: z.number().int().min(1).max(10_000).describe('Default 500').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ url: z.string(), links: z.array(pageLink), truncated: z.boolean() }),
  examples: [{}, { text: 'pricing' }],
});
