import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { stopProcess } from '../../os/stop-process.ts';

export const handleProcessStop: ToolHandler<'process_stop', HostContext> = ({ pid }, { programs, signal }) =>
  stopProcess(pid, { isGroup: programs.isGroup(pid), signal });
