import type { AuditEntry } from '../../../../shared/tools/call-path.ts';
import type { RouteContext } from './route.ts';

/** Puts into the audit trail what a route does by itself, beside the call path: before it is done. `what` is in the past tense. */
export function noteAct(context: RouteContext, what: string, values: Readonly<Record<string, string>>): void {
  const entry: AuditEntry = {
    at: Date.now(),
    kind: 'admin',
    tool: what,
    principal: context.caller.principal,
    values,
    risk: 'act',
    decision: 'allow',
    reasons: [],
    outcome: 'ok',
    ms: 0,
    ...(context.trace !== undefined && { trace: context.trace }),
  };
  context.services.audit.note(entry);
}
