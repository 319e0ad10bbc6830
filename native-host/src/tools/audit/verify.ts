import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAuditVerify: ToolHandler<'audit_verify', HostContext> = (_input, { audit }) => audit.verify();
