/**
 * The tokens by which programs reach the gateway. Owns the table `tokens` and a copy of it in memory, which is
 * authoritative while the host runs (it alone opens the database), so that a request is checked without waiting.
 * Only hashes are kept.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { TokenView } from '../../../shared/policy/access-level.ts';
import { siteOfWritten } from '../../../shared/policy/site.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { Caller } from './caller.ts';
import {
  deleteTokenRow,
  readTokenRows,
  tokenState,
  type TokenRow,
  viewOfToken,
  writeLastUses,
  writeTokenRow,
} from './token-rows.ts';
import {
  checkEndsWithin,
  checkIsItsOwn,
  checkSpec,
  checkWithinOwn,
  rightsOf,
  tokenSpec,
  type TokenSpecInput,
} from './token-spec.ts';
import { hashToken, idOfToken, isSameHash, mintToken, newTokenId } from './token-text.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LAST_USE_EVERY_MS = 30_000;
/** How long a rotated secret still works unless told: enough to put the new one in place. */
const DEFAULT_GRACE_MS = 60 * 60 * 1000;
/** Ended tokens stay listed for so long. */
const KEEP_ENDED_MS = 90 * DAY_MS;
const MAX_ACTIVE = 1000;

/** What happened to a token, for the audit and for whoever serves its bearer. */
export interface TokenEvent {
  readonly kind: 'created' | 'rotated' | 'revoked';
  readonly token: TokenView;
  readonly by: string;
}

/** Who asks for a change: a person by name, or another token, which then cannot give more than it has. */
export interface TokenMaker {
  readonly by: string;
  readonly caller?: Caller | undefined;
}

/** `unknown` covers what is no token, an unknown one and a wrong secret alike; the others know the secret. */
export type Examined =
  | { readonly verdict: 'valid'; readonly caller: Caller }
  | { readonly verdict: 'unknown' | 'expired' | 'revoked'; readonly tokenId?: string };

export class Tokens {
  readonly #database: DatabaseSync;
  readonly #now: () => number;
  readonly #rows = new Map<string, TokenRow>();
  readonly #callers = new Map<string, Caller>();
  readonly #listeners = new Set<(event: TokenEvent) => void>();
  readonly #used = new Set<TokenRow>();
  #timer: NodeJS.Timeout | undefined;

  constructor(database: DatabaseSync, { now = () => Date.now() }: { readonly now?: () => number } = {}) {
    this.#database = database;
    this.#now = now;
    for (const row of readTokenRows(database)) {
      const endedAt = row.revoked_at ?? row.expires_at;
      if (endedAt !== null && endedAt < now() - KEEP_ENDED_MS) deleteTokenRow(database, row.id);
      else this.#rows.set(row.id, row);
    }
  }

  /**
   * Makes a token; its text is in the answer and nowhere else. Throws `token.level_too_low`, `token.name_taken`,
   * `token.too_many`, `token.site_invalid`, `policy.access_denied`.
   */
  create(input: TokenSpecInput, maker: TokenMaker): { readonly text: string; readonly token: TokenView } {
    const spec = tokenSpec.parse(input);
    checkSpec(spec);
    const sites = spec.sites?.map(readSite);
    if (maker.caller !== undefined) checkWithinOwn({ ...spec, sites }, maker.caller);
    const now = this.#now();
    const wantedEnd = spec.expiresInDays === 0 ? null : now + spec.expiresInDays * DAY_MS;
    const own = maker.caller === undefined ? undefined : this.#rows.get(maker.caller.tokenId);
    const active = [...this.#rows.values()].filter((row) => row.revoked_at === null);
    if (active.length >= MAX_ACTIVE)
      throw new ArqError('token.too_many', `There are ${MAX_ACTIVE} tokens already. Revoke those that nobody uses.`);
    if (active.some((row) => row.workspace === spec.workspace && row.name === spec.name)) {
      throw new ArqError(
        'token.name_taken',
        `There is a token named “${spec.name}” already. Revoke it first, or choose another name.`,
      );
    }
    const id = newTokenId();
    const minted = mintToken(id);
    const row: TokenRow = {
      id,
      workspace: spec.workspace,
      name: spec.name,
      level: spec.level,
      grant_risk: spec.grant,
      may_approve: spec.mayApprove,
      sites: sites ?? null,
      requests_per_minute: Math.min(spec.requestsPerMinute, own?.requests_per_minute ?? Number.MAX_SAFE_INTEGER),
      hash: minted.hash,
      previous_hash: null,
      previous_until: null,
      created_at: now,
      created_by: maker.by,
      maker_id: maker.caller?.tokenId ?? null,
      // What a token makes neither outlives nor outruns it.
      expires_at: earlier(wantedEnd, own?.expires_at ?? null),
      last_used_at: null,
      rotated_at: null,
      revoked_at: null,
    };
    this.#put(row);
    return { text: minted.text, token: this.#tell('created', row, maker) };
  }

  /**
   * Gives the token a new secret; the old one is good for `graceMs` more (an hour unless told). Throws
   * `token.not_found`, `token.ended`, `policy.access_denied`.
   */
  rotate(
    idOrName: string,
    maker: TokenMaker,
    graceMs = DEFAULT_GRACE_MS,
  ): { readonly text: string; readonly token: TokenView } {
    const row = this.#get(idOrName, maker);
    const now = this.#now();
    if (tokenState(row, now) !== 'active')
      throw new ArqError('token.ended', `“${row.name}” has ended. Create a new token instead.`);
    // Whoever rotates gets to hold the token, and throws its holder out.
    if (maker.caller !== undefined) {
      checkIsItsOwn(row, maker.caller);
      checkWithinOwn(rightsOf(row), maker.caller);
      const own = this.#rows.get(maker.caller.tokenId);
      if (own !== undefined) checkEndsWithin(row, own);
    }
    const minted = mintToken(row.id);
    const next: TokenRow = {
      ...row,
      hash: minted.hash,
      previous_hash: graceMs > 0 ? row.hash : null,
      previous_until: graceMs > 0 ? now + graceMs : null,
      rotated_at: now,
    };
    this.#put(next);
    return { text: minted.text, token: this.#tell('rotated', next, maker) };
  }

  /** Ends the token at once, for good. Throws `token.not_found`. */
  revoke(idOrName: string, maker: TokenMaker): TokenView {
    const row = this.#get(idOrName, maker);
    if (row.revoked_at !== null) return viewOfToken(row, this.#now());
    const next: TokenRow = { ...row, revoked_at: this.#now(), previous_hash: null, previous_until: null };
    this.#put(next);
    return this.#tell('revoked', next, maker);
  }

  /** Newest first; of one workspace, or of all. */
  list(workspace?: string): TokenView[] {
    const now = this.#now();
    return [...this.#rows.values()]
      .filter((row) => workspace === undefined || row.workspace === workspace)
      .toSorted((one, other) => other.created_at - one.created_at || (one.id < other.id ? -1 : 1))
      .map((row) => viewOfToken(row, now));
  }

  /** Whom a token stands for, undefined when it is not good. Synchronous: a hash and a look into memory. */
  verify(bearer: string): Caller | undefined {
    const examined = this.examine(bearer);
    return examined.verdict === 'valid' ? examined.caller : undefined;
  }

  /** `verify`, with the reason. That a token has expired or was revoked is told only to who has its secret. */
  examine(bearer: string): Examined {
    const id = idOfToken(bearer);
    if (id === undefined) return { verdict: 'unknown' };
    const now = this.#now();
    const row = this.#rows.get(id);
    const given = hashToken(bearer);
    const hasPrevious = row?.previous_until !== null && (row?.previous_until ?? 0) > now;
    const isCurrent = isSameHash(given, row?.hash);
    const isPrevious = isSameHash(given, hasPrevious ? (row?.previous_hash ?? undefined) : undefined);
    if (row === undefined || !(isCurrent || isPrevious)) return { verdict: 'unknown', tokenId: id };
    const state = tokenState(row, now);
    if (state !== 'active') return { verdict: state, tokenId: id };
    this.#noteUse(row, now);
    return { verdict: 'valid', caller: this.#callerOf(row) };
  }

  /** The caller of a token that is good now, by id; for whoever has checked its secret before. */
  findCaller(id: string): Caller | undefined {
    const row = this.#rows.get(id);
    return row !== undefined && tokenState(row, this.#now()) === 'active' ? this.#callerOf(row) : undefined;
  }

  /** Sites that a token is limited to, whether it is still good or not; undefined is all, or no token of that id. */
  sitesOf(id: string): readonly string[] | undefined {
    return this.#rows.get(id)?.sites ?? undefined;
  }

  /** Hears of every change; returns how to stop hearing. */
  watch(listener: (event: TokenEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Writes down the last uses that are only in memory yet. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#used.size === 0) return;
    const rows = [...this.#used];
    this.#used.clear();
    writeLastUses(this.#database, rows);
  }

  #noteUse(row: TokenRow, now: number): void {
    row.last_used_at = now;
    this.#used.add(row);
    this.#timer ??= setTimeout(() => {
      try {
        this.flush();
      } catch {
        // A full disk: the next use tries again, and whatever matters says so itself.
      }
    }, LAST_USE_EVERY_MS).unref();
  }

  #callerOf(row: TokenRow): Caller {
    const known = this.#callers.get(row.id);
    if (known !== undefined) return known;
    const caller: Caller = Object.freeze({
      principal: Object.freeze({
        kind: 'client',
        id: row.id,
        token: row.id,
        name: row.name,
        workspace: row.workspace,
      }),
      tokenId: row.id,
      level: row.level,
      mayApprove: row.may_approve,
      grant: row.grant_risk,
      sites: row.sites ?? undefined,
      requestsPerMinute: row.requests_per_minute,
    });
    this.#callers.set(row.id, caller);
    return caller;
  }

  #put(row: TokenRow): void {
    writeTokenRow(this.#database, row);
    const before = this.#rows.get(row.id);
    if (before !== undefined) this.#used.delete(before);
    this.#rows.set(row.id, row);
    this.#callers.delete(row.id);
  }

  /** By id, or by the name of one that has not been revoked. Another workspace's is not there for a token. */
  #get(idOrName: string, { caller }: TokenMaker): TokenRow {
    const isSeen = (row: TokenRow) => caller === undefined || row.workspace === caller.principal.workspace;
    const named = [...this.#rows.values()].filter((row) => row.name === idOrName && row.revoked_at === null);
    const byId = this.#rows.get(idOrName);
    const found = [...(byId === undefined ? [] : [byId]), ...named].filter(isSeen);
    const [row, another] = found;
    if (row === undefined)
      throw new ArqError('token.not_found', `There is no token “${idOrName.slice(0, 80)}”. See \`arq token list\`.`);
    if (another !== undefined)
      throw new ArqError('token.ambiguous', `Several workspaces have a token “${idOrName}”. Say its id instead.`);
    return row;
  }

  #tell(kind: TokenEvent['kind'], row: TokenRow, { by }: TokenMaker): TokenView {
    const token = viewOfToken(row, this.#now());
    for (const listener of this.#listeners) listener({ kind, token, by });
    return token;
  }
}

/** `null` is never. */
const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

function readSite(written: string): string {
  const site = siteOfWritten(written);
  if (site === undefined || site === '')
    throw new ArqError('token.site_invalid', `“${written}” is no site. Write a host name such as example.org.`);
  return site;
}
