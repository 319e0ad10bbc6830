import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleProfilesList: ToolHandler<'profiles_list', HostContext> = async (_input, { profiles }) => ({
  profiles: await profiles.list(),
});
