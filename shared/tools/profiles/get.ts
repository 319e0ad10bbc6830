import { z } from 'zod';
import { profile } from '../../profiles/profile.ts';
import { defineTool } from '../define-tool.ts';

export const profilesGet = defineTool({
  name: 'profiles_get',
  title: 'Get profile',
  description: "Returns one profile of the user's details with its values; the default one when none is named.",
  runsIn: 'host',
  risk: 'read',
  callers: ['panel', 'cli'],
  input: z.strictObject({ profile: z.string().min(1).max(60).describe('Name or id').optional() }),
  output: z.strictObject({ profile }),
  examples: [{}, { profile: 'Home' }],
});
