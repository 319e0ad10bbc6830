/** Calls that the background makes on its own behalf: no person, no policy question. */
import type { CallContext } from '../../shared/tools/types.ts';

const OWN_CALL_MS = 30_000;

export function ownCall(timeoutMs = OWN_CALL_MS): CallContext {
  return { principal: { kind: 'panel' }, allowedRisk: 'read', signal: AbortSignal.timeout(timeoutMs) };
}
