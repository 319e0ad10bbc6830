import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const storageDeleteCookies = defineTool({
  name: 'storage_delete_cookies',
  title: 'Delete cookies',
  description: 'Deletes cookies of the site of the tab: those named, or all of them, which signs the user out there.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    names: z.array(z.string().max(4096)).min(1).max(200).describe('Default all').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ site: z.string(), deleted: z.array(z.string()).describe('Names') }),
  examples: [{ names: ['lang'] }, {}],
});
