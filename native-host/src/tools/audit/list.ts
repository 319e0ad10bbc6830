import { workspaceOf } from '../../../../shared/policy/principal.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAuditList: ToolHandler<'audit_list', HostContext> = async (query, { audit, principal }) =>
  audit.query({ workspace: workspaceOf(principal), ...query });
