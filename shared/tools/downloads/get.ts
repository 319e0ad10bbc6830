import { z } from 'zod';
import { downloadState } from '../download-state.ts';
import { defineTool } from '../define-tool.ts';

export const downloadsGet = defineTool({
  name: 'downloads_get',
  title: 'Get download',
  description: 'How one download stands; none that the caller may not know of.',
  runsIn: 'background',
  risk: 'read',
  callers: ['internal'],
  input: z.strictObject({ download: z.string().max(100) }),
  output: downloadState,
  examples: [{ download: 'k3f9qa.3' }],
});
