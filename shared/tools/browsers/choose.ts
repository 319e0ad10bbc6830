import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const browsersChoose = defineTool({
  name: 'browsers_choose',
  title: 'Choose browser',
  description: 'Chooses the browser that your calls without a tab mean from now on. Changes nothing for others.',
  runsIn: 'host',
  risk: 'read',
  callers: ['client'],
  input: z.strictObject({ browser: z.string().max(100).describe('Name of the browser from browsers_list') }),
  output: z.strictObject({ browser: z.string(), title: z.string() }),
  examples: [{ browser: 'chromium-1' }],
});
