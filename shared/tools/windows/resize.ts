import { z } from 'zod';
import { tabField } from '../inputs.ts';
import { sizeFields, windowState } from '../window-state.ts';
import { defineTool } from '../define-tool.ts';

export const windowsResize = defineTool({
  name: 'windows_resize',
  title: 'Resize window',
  description: 'Gives the window of a tab a size, a place or a state, and returns what it has afterwards.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    tab: tabField,
    ...sizeFields,
    left: z.number().int().min(-20_000).max(20_000).describe('Left edge on the screen in pixels').optional(),
    top: z.number().int().min(-20_000).max(20_000).describe('Top edge on the screen in pixels').optional(),
    state: z.enum(['normal', 'minimized', 'maximized', 'fullscreen']).describe('Leave out with a size').optional(),
  }),
  output: windowState,
  examples: [{ width: 1280, height: 800 }, { state: 'maximized' }],
});
