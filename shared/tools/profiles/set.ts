import { z } from 'zod';
import { profileName, profileValues, profileView } from '../../profiles/profile.ts';
import { defineTool } from '../define-tool.ts';

export const profilesSet = defineTool({
  name: 'profiles_set',
  title: 'Set profile',
  description:
    "Makes a profile of the user's details, or replaces the one of that id. It is kept sealed on this computer.",
  runsIn: 'host',
  risk: 'act',
  callers: ['panel', 'cli'],
  input: z.strictObject({
    id: z.string().min(1).max(60).describe('The profile to replace; leave it out for a new one').optional(),
    name: profileName.describe('What the profile is called; unique'),
    isDefault: z.boolean().describe('Take it where none is named').optional(),
    mayFillPrivate: z.boolean().describe('Fill password and card as well; default false').optional(),
    // Called values, as everything that is written by hand: the audit trail keeps dots of it.
    values: profileValues.describe('The details'),
  }),
  output: z.strictObject({ profile: profileView }),
  examples: [{ name: 'Home', values: { firstName: 'Ada', lastName: 'Lovelace', emailAddress: 'ada@example.org' } }],
});
