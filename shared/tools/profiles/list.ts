import { z } from 'zod';
import { profileView } from '../../profiles/profile.ts';
import { defineTool } from '../define-tool.ts';

export const profilesList = defineTool({
  name: 'profiles_list',
  title: 'List profiles',
  description: "Lists the profiles of the user's details, with what each holds but not the values.",
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({}),
  output: z.strictObject({ profiles: z.array(profileView) }),
  examples: [{}],
});
