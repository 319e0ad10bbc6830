import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleProfilesGet: ToolHandler<'profiles_get', HostContext> = async ({ profile }, { profiles }) => ({
  profile: await profiles.get(profile),
});
