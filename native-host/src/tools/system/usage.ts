import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { readSystemUsage } from '../../os/system-sensors.ts';

export const handleSystemUsage: ToolHandler<'system_usage', HostContext> = (_input, { signal }) =>
  readSystemUsage(signal);
