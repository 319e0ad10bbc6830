import { z } from 'zod';
import { browserField } from '../browser-field.ts';
import { defineTool } from '../define-tool.ts';

export const sessionsRestore = defineTool({
  name: 'sessions_restore',
  title: 'Restore closed tab',
  description: 'Opens a closed tab or window again, the last one unless told. Needs the browser permission “sessions”.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    session: z.string().max(200).describe('Id from sessions_list; omit for the last').optional(),
    browser: browserField,
  }),
  output: z.strictObject({ tab: z.string(), url: z.string(), title: z.string() }),
  examples: [{}],
});
