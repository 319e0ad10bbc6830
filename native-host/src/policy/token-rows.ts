/** Rows of the table `tokens`: what is kept of a token, and how it is read back, parsed. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { accessLevel, type TokenView } from '../../../shared/policy/access-level.ts';
import { inTransaction } from '../store/open-database.ts';
import { inStore } from '../store/store-errors.ts';

const optionalTime = z.number().nullable();
const tokenRow = z.object({
  id: z.string(),
  workspace: z.string(),
  name: z.string(),
  level: accessLevel,
  grant_risk: z.enum(['read', 'act', 'danger']),
  may_approve: z.number().transform((cell) => cell === 1),
  sites: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.array(z.string()))
    .nullable(),
  requests_per_minute: z.number(),
  hash: z.instanceof(Uint8Array),
  previous_hash: z.instanceof(Uint8Array).nullable(),
  previous_until: optionalTime,
  created_at: z.number(),
  created_by: z.string(),
  expires_at: optionalTime,
  last_used_at: optionalTime,
  rotated_at: optionalTime,
  revoked_at: optionalTime,
  /** Id of the token that made it; null for a person. */
  maker_id: z.string().nullable(),
});
export type TokenRow = z.infer<typeof tokenRow>;

const COLUMNS = Object.keys(tokenRow.shape);

export function readTokenRows(database: DatabaseSync): TokenRow[] {
  return inStore(() => database.prepare('SELECT * FROM tokens').all()).map((row) => tokenRow.parse(row));
}

export function writeTokenRow(database: DatabaseSync, row: TokenRow): void {
  const cells = {
    ...row,
    may_approve: row.may_approve ? 1 : 0,
    sites: row.sites === null ? null : JSON.stringify(row.sites),
  };
  const places = COLUMNS.map((column) => `:${column}`).join(', ');
  inStore(() =>
    database.prepare(`INSERT OR REPLACE INTO tokens (${COLUMNS.join(', ')}) VALUES (${places})`).run(cells),
  );
}

/** Last uses of several tokens in one transaction. */
export function writeLastUses(database: DatabaseSync, rows: readonly TokenRow[]): void {
  inTransaction(database, () => {
    const update = database.prepare('UPDATE tokens SET last_used_at = ? WHERE id = ?');
    for (const row of rows) update.run(row.last_used_at, row.id);
  });
}

export function deleteTokenRow(database: DatabaseSync, id: string): void {
  inStore(() => database.prepare('DELETE FROM tokens WHERE id = ?').run(id));
}

export function tokenState(row: TokenRow, now: number): TokenView['state'] {
  if (row.revoked_at !== null) return 'revoked';
  return row.expires_at !== null && row.expires_at <= now ? 'expired' : 'active';
}

export function viewOfToken(row: TokenRow, now: number): TokenView {
  const hasPrevious = row.previous_until !== null && row.previous_until > now;
  return {
    id: row.id,
    name: row.name,
    workspace: row.workspace,
    level: row.level,
    grant: row.grant_risk,
    mayApprove: row.may_approve,
    requestsPerMinute: row.requests_per_minute,
    createdAt: row.created_at,
    createdBy: row.created_by,
    state: tokenState(row, now),
    ...(row.sites !== null && { sites: row.sites }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
    ...(row.rotated_at !== null && { rotatedAt: row.rotated_at }),
    ...(hasPrevious && { previousUntil: row.previous_until ?? 0 }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  };
}
