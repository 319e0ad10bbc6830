/** What happened to tokens, and who knocked with a bad one, for the audit trail. Pure. */
import type { AuditEntry } from '../../../../shared/tools/call-path.ts';
import type { TokenRefusal } from '../token-door.ts';
import type { TokenEvent } from '../tokens.ts';

/** `by` is the face or token that asked; the token's workspace is where it belongs. */
export function tokenEntry({ kind, token, by }: TokenEvent, now = Date.now()): AuditEntry {
  const { id, name, level, workspace, grant, mayApprove } = token;
  const isFace = by === 'panel' || by === 'cli';
  return {
    at: now,
    kind: 'admin',
    tool: `token.${kind}`,
    principal: isFace ? { kind: by, workspace } : { kind: 'client', name: by, workspace },
    values: { id, name, level, grant, mayApprove },
    risk: 'act',
    decision: 'allow',
    reasons: [],
    outcome: 'ok',
    ms: 0,
  };
}

/** Of somebody unknown, so it belongs to the user's own workspace. Read, so that a flood of them costs groups of writes. */
export function refusalEntry(refusal: TokenRefusal, now = Date.now()): AuditEntry {
  const { kind, address, tokenId, reason, lockedMs } = refusal;
  return {
    at: now,
    kind: 'security',
    tool: `token.${kind}`,
    principal: { kind: 'unknown', id: address },
    values: { reason, ...(tokenId !== undefined && { claimed: tokenId }), ...(lockedMs !== undefined && { lockedMs }) },
    risk: 'read',
    decision: 'refuse',
    reasons: [],
    outcome: kind === 'locked_out' ? 'token.locked_out' : `token.${reason}`,
    ms: 0,
  };
}
