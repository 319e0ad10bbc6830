import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameScrub = defineTool({
  name: 'frame_scrub',
  title: 'Scrub texts',
  description: 'Takes the private values of one watched frame out of texts.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ channel: z.string(), texts: z.array(z.string()), tab: tabField }),
  output: z.strictObject({ texts: z.array(z.string()).describe('In the order in which they were given') }),
  examples: [{ channel: 'arq-1', texts: ['https://example.org/?street=12+Main+Street'] }],
});
