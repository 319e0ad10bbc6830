/** The one place where a bearer token is taken from a request, whichever face it comes to: who is it, and may it try at all. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { Caller } from './caller.ts';
import { LockOut } from './lock-out.ts';
import { idOfToken } from './token-text.ts';
import type { Examined } from './tokens.ts';

/** A token that was refused, for the audit. Never holds the token itself. */
export interface TokenRefusal {
  readonly kind: 'refused' | 'locked_out';
  readonly address: string;
  /** Named by the token; nobody has proven to hold it. */
  readonly tokenId?: string | undefined;
  readonly reason: string;
  /** Set when the address is locked out by this one. */
  readonly lockedMs?: number | undefined;
}

export interface TokenDoorDeps {
  readonly tokens: { examine(bearer: string): Examined };
  readonly lockOut?: LockOut;
  /** Hears of bad tokens; of those during a lock-out only the first. */
  readonly onRefused?: (refusal: TokenRefusal) => void;
}

const BEARER = /^Bearer ([\x21-\x7E]{1,512})$/i;

export class TokenDoor {
  readonly #deps: TokenDoorDeps;
  readonly #lockOut: LockOut;
  /** Keys of lock-outs that were told already. */
  readonly #told = new Map<string, number>();

  constructor(deps: TokenDoorDeps) {
    this.#deps = deps;
    this.#lockOut = deps.lockOut ?? new LockOut();
  }

  /**
   * The caller that the `Authorization` header stands for. Throws `token.missing`, `token.invalid`, `token.expired`,
   * `token.revoked` (401 all) or `token.locked_out` (429, `data.retryAfterMs`).
   */
  admit(address: string, authorization: string | undefined): Caller {
    // Nothing tried, nothing to count: browsers and monitoring knock without a token all day.
    if (authorization === undefined || authorization === '') throw missing();
    const bearer = BEARER.exec(authorization)?.[1];
    const claimed = bearer === undefined ? undefined : idOfToken(bearer);
    const lockedMs = this.#lockOut.lockedFor(address, claimed);
    if (lockedMs > 0) {
      this.#tellLocked(address, claimed, lockedMs);
      throw lockedOut(lockedMs);
    }
    const examined: Examined = bearer === undefined ? { verdict: 'unknown' } : this.#deps.tokens.examine(bearer);
    if (examined.verdict === 'valid') {
      this.#lockOut.succeeded(address, examined.caller.tokenId);
      return examined.caller;
    }
    const { verdict, tokenId } = examined;
    const nowLockedMs = this.#lockOut.failed(address);
    const lock = nowLockedMs > 0 ? { lockedMs: nowLockedMs } : {};
    this.#deps.onRefused?.({ kind: 'refused', address, tokenId, reason: verdict, ...lock });
    throw refusals[verdict]();
  }

  #tellLocked(address: string, tokenId: string | undefined, lockedMs: number): void {
    const until = Math.round((Date.now() + lockedMs) / 1000);
    if (Math.abs((this.#told.get(address) ?? 0) - until) <= 1) return;
    if (this.#told.size >= 1000) this.#told.clear();
    this.#told.set(address, until);
    this.#deps.onRefused?.({ kind: 'locked_out', address, tokenId, reason: 'locked_out', lockedMs });
  }
}

const missing = () =>
  new ArqError(
    'token.missing',
    'This needs a token in the header “Authorization: Bearer …”. Make one with `arq token create NAME`.',
  );

const lockedOut = (retryAfterMs: number) =>
  new ArqError(
    'token.locked_out',
    `Too many bad tokens came from this address. Wait ${Math.ceil(retryAfterMs / 1000)} s, then come with a good one.`,
    { data: { retryAfterMs } },
  );

const refusals = {
  unknown: () =>
    new ArqError(
      'token.invalid',
      'This token is not good here. See `arq token list`, or make one with `arq token create NAME`.',
    ),
  expired: () => new ArqError('token.expired', 'This token has expired. Make a new one with `arq token create NAME`.'),
  revoked: () => new ArqError('token.revoked', 'This token was revoked. Make a new one with `arq token create NAME`.'),
} as const;
