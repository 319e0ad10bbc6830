/** What clients are given and what ends, for the audit trail, told from two looks at the grants. Owns the look before. */
import type { Grant } from '../../../../shared/policy/grant.ts';
import type { AuditActor } from '../../../../shared/policy/audit-record.ts';
import type { AuditEntry } from '../../../../shared/tools/call-path.ts';

export class GrantEntries {
  #known: ReadonlyMap<string, Grant>;

  constructor(grants: readonly Grant[]) {
    this.#known = byId(grants);
  }

  /** Lines for what has changed since the last look. Who revoked is told by the call that did. */
  of(grants: readonly Grant[], now = Date.now()): AuditEntry[] {
    const [before, after] = [this.#known, byId(grants)];
    this.#known = after;
    return [
      ...[...before.values()].filter(({ id }) => !after.has(id)).map((grant) => entryOf('grant.ended', grant, now)),
      ...[...after.values()].filter(({ id }) => !before.has(id)).map((grant) => entryOf('grant.given', grant, now)),
    ];
  }
}

const byId = (grants: readonly Grant[]) => new Map(grants.map((grant) => [grant.id, grant]));

function entryOf(tool: 'grant.given' | 'grant.ended', grant: Grant, now: number): AuditEntry {
  const { id, workspace, client, clientId, device, capability, site, by, expiresAt } = grant;
  return {
    at: now,
    kind: 'admin',
    tool,
    principal: tool === 'grant.given' ? giverOf(grant) : { kind: 'host', workspace },
    ...(site !== '*' && { site }),
    values: {
      id,
      client,
      capability,
      site,
      givenBy: by,
      ...(clientId !== undefined && { forConnection: clientId }),
      ...(device !== undefined && { inBrowser: device }),
      ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
    },
    risk: 'act',
    decision: 'allow',
    reasons: [],
    by: by === 'launch' ? { kind: 'launch', id } : { kind: 'grant', id },
    outcome: 'ok',
    ms: 0,
  };
}

/** Who starts a client with a grant sits at the computer; a token brings its own. Which token approved is told by its act. */
function giverOf({ by, client, workspace }: Grant): AuditActor {
  if (by === 'panel' || by === 'cli') return { kind: by, workspace };
  if (by === 'approver') return { kind: 'client', workspace };
  return by === 'token' ? { kind: 'client', name: client, workspace } : { kind: 'cli', workspace };
}
