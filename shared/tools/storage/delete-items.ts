import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const storageDeleteItems = defineTool({
  name: 'storage_delete_items',
  title: 'Delete stored items',
  description: 'Deletes items from the localStorage or sessionStorage of the site of the tab: those named, or all.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    kind: z.enum(['local', 'session']).describe('Which storage; default local').optional(),
    names: z.array(z.string().max(10_000)).min(1).max(500).describe('Default all').optional(),
    tab: tabField,
  }),
  output: z.strictObject({ site: z.string(), deleted: z.array(z.string()).describe('Names') }),
  examples: [{ names: ['theme'] }, { kind: 'session' }],
});
