import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleProcessStart: ToolHandler<'process_start', HostContext> = (
  { command, args, cwd },
  { programs, signal },
) => programs.start({ command, args, cwd, signal });
