/** What a token is asked to be, and whether the one who asks may hand that out. */
import { z } from 'zod';
import { accessLevel, workspaceName } from '../../../shared/policy/access-level.ts';
import { DEFAULT_WORKSPACE, workspaceOf } from '../../../shared/policy/principal.ts';
import { isWithin } from '../../../shared/policy/risk.ts';
import { isListed } from '../../../shared/policy/site.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { TokenRow } from './token-rows.ts';
import type { Caller } from './caller.ts';

/** Ten thousand a second: a bound for what runs wild, and out of the way of whoever works. */
export const DEFAULT_REQUESTS_PER_MINUTE = 600_000;

export const tokenSpec = z.strictObject({
  name: z.string().trim().min(1).max(60),
  level: accessLevel.default('operator'),
  grant: z.enum(['read', 'act', 'danger']).default('read'),
  mayApprove: z.boolean().default(false),
  sites: z.array(z.string().min(1).max(253)).min(1).max(100).optional(),
  workspace: workspaceName.default(DEFAULT_WORKSPACE),
  /** 0 is never. */
  expiresInDays: z.number().min(0).max(3650).default(90),
  requestsPerMinute: z.number().int().min(1).max(10_000_000).default(DEFAULT_REQUESTS_PER_MINUTE),
});
export type TokenSpec = z.output<typeof tokenSpec>;
export type TokenSpecInput = z.input<typeof tokenSpec>;

/** Rights of a token, wanted or existing. */
type Rights = Pick<TokenSpec, 'grant' | 'mayApprove' | 'sites' | 'workspace'>;

export const rightsOf = (row: TokenRow): Rights => ({
  grant: row.grant_risk,
  mayApprove: row.may_approve,
  sites: row.sites ?? undefined,
  workspace: row.workspace,
});

/** Throws `token.level_too_low` for rights that the level cannot have. */
export function checkSpec({ level, grant, mayApprove }: TokenSpec): void {
  if (level === 'owner' || level === 'operator') return;
  if (grant === 'read' && !mayApprove) return;
  throw new ArqError(
    'token.level_too_low',
    `A token of level ${level} only reads: it can neither be granted ${grant === 'read' ? 'approving' : grant} nor approve. Make it an operator, or leave that out.`,
  );
}

/**
 * A token never hands out, or renews for whoever asks, more than it has itself. Approving it never hands out, and one
 * that approves makes none: two tokens in the same hands would ask and allow each other. Throws `policy.access_denied`.
 */
export function checkWithinOwn(wanted: Rights, maker: Caller): void {
  if (maker.mayApprove) {
    throw new ArqError(
      'policy.access_denied',
      'A token that may approve neither makes nor renews others. Use the panel or `arq token` on the computer itself.',
    );
  }
  const tooMuch =
    (workspaceOf(maker.principal) !== wanted.workspace && 'another workspace') ||
    (!isWithin(wanted.grant, maker.grant) && `the grant ${wanted.grant}`) ||
    (wanted.mayApprove && 'approving') ||
    (!areWithin(wanted.sites, maker.sites) && 'more sites');
  if (tooMuch === false) return;
  throw new ArqError(
    'policy.access_denied',
    `A token cannot give what it does not have: ${tooMuch}. Use the panel or \`arq token\` on the computer itself.`,
  );
}

/** A token renews itself and what it has made: whoever holds another one would be thrown out. Throws `policy.access_denied`. */
export function checkIsItsOwn(row: TokenRow, { tokenId }: Caller): void {
  if (row.id === tokenId || row.maker_id === tokenId) return;
  throw new ArqError(
    'policy.access_denied',
    'A token renews only itself and those that it has made. Use the panel or `arq token` on the computer itself.',
  );
}

/** What a token gets to hold neither outlives nor outruns it. Throws `policy.access_denied`. */
export function checkEndsWithin(row: TokenRow, own: TokenRow): void {
  const outlives = (row.expires_at ?? Infinity) > (own.expires_at ?? Infinity);
  if (!outlives && row.requests_per_minute <= own.requests_per_minute) return;
  throw new ArqError(
    'policy.access_denied',
    `A token cannot give what it does not have: ${outlives ? 'a later end' : 'more requests a minute'}. Use the panel or \`arq token\` on the computer itself.`,
  );
}

function areWithin(wanted: readonly string[] | undefined, own: readonly string[] | undefined): boolean {
  if (own === undefined) return true;
  return wanted?.every((site) => isListed(site, own)) ?? false;
}
