import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleHealthGet: ToolHandler<'health_get', HostContext> = (_input, { health }) => health();
