import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleLeasesRelease: ToolHandler<'leases_release', HostContext> = async ({ tab }, { leases }) => ({
  isReleased: leases.release(tab),
});
