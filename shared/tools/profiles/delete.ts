import { z } from 'zod';
import { defineTool } from '../define-tool.ts';

export const profilesDelete = defineTool({
  name: 'profiles_delete',
  title: 'Delete profile',
  description: "Deletes a profile of the user's details, for good.",
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({ profile: z.string().min(1).max(60).describe('Name or id') }),
  output: z.strictObject({ name: z.string() }),
  examples: [{ profile: 'Home' }],
});
