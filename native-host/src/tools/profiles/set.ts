import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleProfilesSet: ToolHandler<'profiles_set', HostContext> = async (input, { profiles }) => ({
  profile: await profiles.set(input),
});
