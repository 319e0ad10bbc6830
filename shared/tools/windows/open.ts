import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { sizeFields } from '../window-state.ts';
import { defineTool } from '../define-tool.ts';

export const windowsOpen = defineTool({
  name: 'windows_open',
  title: 'Open window',
  description: 'Opens an address in a window of its own and waits until the page can be read.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    url: z.string().max(8192).describe('Absolute address; empty for a blank tab'),
    isPrivate: z.boolean().describe('In a private window, where the user allows it').optional(),
    background: z.boolean().describe('Leave the current window in front').optional(),
    ...sizeFields,
    browser: browserField,
  }),
  output: z.strictObject({ tab: z.string(), window: z.string(), url: z.string(), title: z.string() }),
  examples: [{ url: 'https://example.org/', width: 1024, height: 768 }],
});
