import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';
import { pageMetadata } from '../page-reading.ts';

export const pageReadMetadata = defineTool({
  name: 'page_read_metadata',
  title: 'Read metadata',
  description:
    'Returns what the page says about itself: title, language, canonical address, Open Graph, JSON-LD, feeds and translations. None of it has to be true.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({ tab: tabField }),
  output: pageMetadata.extend({ url: z.string() }),
  examples: [{}],
});
