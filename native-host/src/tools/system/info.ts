import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { readSystemInfo } from '../../os/system-sensors.ts';

export const handleSystemInfo: ToolHandler<'system_info', HostContext> = () => readSystemInfo();
