/**
 * What clients were given: capability × site × time. Owns the table `grants` and what holds for one connection only,
 * which is in memory and ends with it. Everything stored is also in memory: every call of a client asks.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Grant } from '../../../shared/policy/grant.ts';
import { grant as grantSchema } from '../../../shared/policy/grant.ts';
import type { Principal } from '../../../shared/policy/principal.ts';
import { DEFAULT_WORKSPACE, workspaceOf } from '../../../shared/policy/principal.ts';
import { belongsTo } from '../../../shared/policy/site.ts';
import type { Risk } from '../../../shared/tools/define-tool.ts';
import { inStore } from '../store/store-errors.ts';

export type NewGrant = Pick<Grant, 'client' | 'capability' | 'site' | 'by'> & {
  /** The client's token: the grant is for that one, and for no client that has its name. */
  readonly token?: string | undefined;
  readonly workspace?: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt?: number | undefined;
  /** Ends with this connection and is not stored. */
  readonly clientId?: string | undefined;
  /** Only in this browser. */
  readonly device?: string | undefined;
};

/** Where a call acts. */
interface Where {
  /** Undefined when it touches no site, which only grants on all sites cover. */
  readonly site: string | undefined;
  /** Undefined when it touches no browser. */
  readonly device: string | undefined;
}

const row = z.object({
  id: z.string(),
  workspace: z.string(),
  client: z.string(),
  capability: z.string(),
  site: z.string(),
  created_at: z.number(),
  expires_at: z.number().nullable(),
  given_by: z.string(),
  token: z.string().nullable(),
});

export class Grants {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #grants = new Map<string, Grant>();
  readonly #listeners = new Set<() => void>();

  constructor(database: DatabaseSync, now: () => number = Date.now) {
    this.#database = database;
    this.#now = now;
    inStore(() => {
      database.prepare('DELETE FROM grants WHERE expires_at <= ?').run(now());
      for (const stored of database.prepare('SELECT * FROM grants').all()) {
        const { created_at: createdAt, expires_at: expiresAt, given_by: by, token, ...rest } = row.parse(stored);
        const grant = grantSchema.parse({
          ...rest,
          createdAt,
          by,
          ...(expiresAt !== null && { expiresAt }),
          ...(token !== null && { token }),
        });
        this.#grants.set(grant.id, grant);
      }
    });
  }

  /** The most that `principal` may do there without asking; `read` for whoever is no client. */
  riskFor(principal: Principal, where: Where): Risk {
    return this.findFor(principal, where)?.capability ?? 'read';
  }

  /** The grant that covers the most there, so that it can be named. */
  findFor(principal: Principal, where: Where): Grant | undefined {
    if (principal.kind !== 'client') return undefined;
    const covering = [...this.#grants.values()].filter(
      (grant) => this.#isOf(grant, principal) && this.#isValid(grant) && covers(grant, where),
    );
    return covering.find(({ capability }) => capability === 'danger') ?? covering[0];
  }

  /** Adds a grant; the same one again only lasts as long as the newer says. */
  add(given: NewGrant): Grant {
    const { workspace = DEFAULT_WORKSPACE, expiresAt, clientId, device, token, ...rest } = given;
    const grant: Grant = {
      id: `g_${randomBytes(8).toString('hex')}`,
      workspace,
      ...rest,
      createdAt: this.#now(),
      ...(expiresAt !== undefined && { expiresAt }),
      ...(clientId !== undefined && { clientId }),
      ...(device !== undefined && { device }),
      ...(token !== undefined && { token }),
    };
    for (const older of this.#grants.values()) if (isSame(older, grant)) this.#drop(older);
    if (clientId === undefined) {
      inStore(() =>
        this.#database
          .prepare('INSERT INTO grants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
          .run(
            grant.id,
            grant.workspace,
            grant.client,
            grant.capability,
            grant.site,
            grant.createdAt,
            grant.expiresAt ?? null,
            grant.by,
            grant.token ?? null,
          ),
      );
    }
    this.#grants.set(grant.id, grant);
    this.#tell();
    return grant;
  }

  /** Those that hold now, newest first; of one workspace, or of all. */
  list(filter: { readonly workspace?: string | undefined } = {}): Grant[] {
    return [...this.#grants.values()]
      .filter((grant) => this.#isValid(grant) && (filter.workspace ?? grant.workspace) === grant.workspace)
      .toSorted((a, b) => b.createdAt - a.createdAt);
  }

  /** Those that a client has now, by its token or name, or by this connection. */
  listOf(principal: Principal): Grant[] {
    return this.list().filter((grant) => this.#isOf(grant, principal));
  }

  /** False when there is none of this id, or it belongs to another workspace. */
  revoke(id: string, workspace?: string): boolean {
    const grant = this.#grants.get(id);
    if (grant === undefined || (workspace !== undefined && grant.workspace !== workspace)) return false;
    this.#drop(grant);
    this.#tell();
    return true;
  }

  /** What held for this connection alone ends with it. */
  endSession(clientId: string): void {
    const own = [...this.#grants.values()].filter((grant) => grant.clientId === clientId);
    for (const grant of own) this.#drop(grant);
    if (own.length > 0) this.#tell();
  }

  /** Calls `listener` after every change; returns how to stop it. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #drop(grant: Grant): void {
    if (grant.clientId === undefined) {
      inStore(() => this.#database.prepare('DELETE FROM grants WHERE id = ?').run(grant.id));
    }
    this.#grants.delete(grant.id);
  }

  #isValid({ expiresAt }: Grant): boolean {
    return expiresAt === undefined || expiresAt > this.#now();
  }

  #isOf(grant: Grant, principal: Principal): boolean {
    if (grant.workspace !== workspaceOf(principal) || grant.token !== principal.token) return false;
    if (grant.clientId !== undefined) return grant.clientId === principal.id;
    return principal.token !== undefined || (principal.name !== undefined && grant.client === principal.name);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function covers(grant: Grant, { site, device }: Where): boolean {
  if (grant.device !== undefined && device !== undefined && grant.device !== device) return false;
  return grant.site === '*' || (site !== undefined && belongsTo(site, grant.site));
}

function isSame(one: Grant, other: Grant): boolean {
  return (
    one.workspace === other.workspace &&
    one.token === other.token &&
    (one.token !== undefined || one.client === other.client) &&
    one.capability === other.capability &&
    one.site === other.site &&
    one.clientId === other.clientId &&
    one.device === other.device
  );
}
