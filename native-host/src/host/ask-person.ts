import type { DecidedBy } from '../../../shared/policy/audit-record.ts';
import { stringIn } from '../../../shared/tools/call-input.ts';
import type { AskedCall, ToolCall } from '../../../shared/tools/call-path.ts';
import type { ApprovalDesk } from '../policy/approval-desk.ts';

/** Waits at the desk for a person to decide on a client's call. Throws what the desk says when nobody does. */
export async function askPerson(
  desk: ApprovalDesk,
  asked: AskedCall,
  call: ToolCall,
): Promise<{ readonly isAllowed: boolean; readonly by: DecidedBy }> {
  const { principal, input, signal, onProgress } = call;
  const tab = stringIn(input, 'tab');
  const draft = { ...asked, principal, ...(tab !== undefined && { tab }) };
  const { id, decision, by } = await desk.ask(draft, { signal, onProgress });
  const where = by === 'token' ? 'client' : by;
  return { isAllowed: decision !== 'deny', by: { kind: 'person', id, where } };
}
