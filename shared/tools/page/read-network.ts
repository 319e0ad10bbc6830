import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';
import { pageRequest } from '../watch-shapes.ts';

export const pageReadNetwork = defineTool({
  name: 'page_read_network',
  title: 'Read network',
  description:
    'Returns the requests of the page: address, status, type, time and size, on request with headers and with bodies of fetch and XMLHttpRequest, or as HAR. Watching begins with the first call; of earlier requests only what the page’s timing tells. Secrets are hidden.',
  runsIn: 'background',
  risk: 'read',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 5000,
  input: z.strictObject({
    text: z.string().max(200).describe('Only addresses that hold it').optional(),
    types: z.array(z.string().max(40)).min(1).max(20).describe('Such as fetch, script, document').optional(),
    failed: z.boolean().describe('Only those that failed, or whose status is 400 and more').optional(),
    headers: z.boolean().describe('With headers; credentials as dots').optional(),
    bodies: z.boolean().describe('With bodies that are text, up to 256000 characters each').optional(),
    har: z.boolean().describe('As one HAR file instead of a list').optional(),
    limit: z.number().int().min(1).max(5_000).describe('The last so many; default 100').optional(),
    tab: tabField,
  }),
  output: z.strictObject({
    url: z.string(),
    since: z.string().describe('When watching began, in UTC'),
    isNew: z.boolean().describe('True when it began with this call'),
    requests: z.array(pageRequest),
    har: z.string().describe('HAR 1.2, in JSON').optional(),
    truncated: z.boolean(),
  }),
  examples: [{}, { failed: true }, { text: '/api/', bodies: true }],
});
