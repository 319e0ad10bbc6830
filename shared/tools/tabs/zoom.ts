import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { defineTool } from '../define-tool.ts';

export const tabsZoom = defineTool({
  name: 'tabs_zoom',
  title: 'Zoom tab',
  description: 'Tells or sets how large a tab shows its page.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    tab: tabField,
    factor: z.number().min(0.3).max(5).describe('1 is the usual size; leave out to only look').optional(),
    step: z.enum(['in', 'out']).describe('One step of the browser’s own larger or smaller').optional(),
  }),
  output: z.strictObject({
    tab: z.string(),
    factor: z.number(),
    scope: z.enum(['tab', 'site']).describe('site: every tab of that site is zoomed, which Firefox does'),
  }),
  examples: [{ factor: 1.5 }],
});
