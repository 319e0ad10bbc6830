import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const frameWatch = defineTool({
  name: 'frame_watch',
  title: 'Watch frame',
  description: 'Begins to keep what the hooks of one frame tell under a channel.',
  runsIn: 'content',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ channel: z.string(), tab: tabField }),
  output: z.strictObject({ since: z.number() }),
  examples: [{ channel: 'arq-1' }],
});
