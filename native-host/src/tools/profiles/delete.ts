import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleProfilesDelete: ToolHandler<'profiles_delete', HostContext> = async ({ profile }, { profiles }) => ({
  name: await profiles.delete(profile),
});
