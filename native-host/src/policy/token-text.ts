/**
 * The text of a token: `arq_<id>_<secret>`. The id finds the row and names the token in logs; it is no secret. The
 * secret is 32 random bytes, which is why a single SHA-256 is the right hash for it: a slow one (scrypt, argon2) makes
 * guessing dear where people choose passwords, and nobody guesses 256 random bits, while every request would pay.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^arq_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;
const NOBODY = Buffer.alloc(32);

export interface MintedToken {
  /** Shown once; only its hash is kept. */
  readonly text: string;
  readonly hash: Uint8Array<ArrayBuffer>;
}

export function newTokenId(): string {
  return randomBytes(6).toString('hex');
}

export function mintToken(id: string): MintedToken {
  const text = `arq_${id}_${randomBytes(32).toString('base64url')}`;
  return { text, hash: hashToken(text) };
}

export function hashToken(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', text, 'buffer'));
}

/** The id in what looks like a token; undefined for everything else. */
export function idOfToken(text: string): string | undefined {
  return TOKEN.exec(text)?.[1];
}

/** Compares in constant time, also where there is nothing to compare with, so that time tells nothing about ids. */
export function isSameHash(given: Uint8Array, expected: Uint8Array | undefined): boolean {
  const isEqual = timingSafeEqual(given, expected ?? NOBODY);
  return isEqual && expected !== undefined;
}
