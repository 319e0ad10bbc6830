/**
 * Keeps those out who try one bad token after the other. Owns a bounded record per address, in memory. What is locked
 * is the address for tokens that have not been good there lately: several programs of one computer share an address,
 * and one of them must not lock the others out.
 */
export interface LockOutOptions {
  readonly now?: () => number;
  /** Addresses remembered; the one that was quiet longest goes first. */
  readonly maxAddresses?: number;
}

interface AddressRecord {
  failures: number;
  lastFailureAt: number;
  lockedUntil: number;
  /** Tokens that were good here, with the time. */
  readonly good: Map<string, number>;
}

/** So many bad tokens are a mistake; more are an attack. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 1000;
const LONGEST_LOCK_MS = 15 * 60 * 1000;
/** After so long without a bad token an address starts anew. */
const FORGET_MS = 60 * 60 * 1000;
const MAX_GOOD = 64;

export class LockOut {
  readonly #now: () => number;
  readonly #maxAddresses: number;
  readonly #records = new Map<string, AddressRecord>();

  constructor({ now = () => Date.now(), maxAddresses = 10_000 }: LockOutOptions = {}) {
    this.#now = now;
    this.#maxAddresses = maxAddresses;
  }

  /** Addresses remembered now. */
  get size(): number {
    return this.#records.size;
  }

  /** Milliseconds for which this address is locked out; 0 when it is not, or when the token has been good there. */
  lockedFor(address: string, tokenId: string | undefined): number {
    const record = this.#records.get(keyOf(address));
    if (record === undefined) return 0;
    const now = this.#now();
    if (record.lockedUntil <= now) return 0;
    const goodAt = tokenId === undefined ? undefined : record.good.get(tokenId);
    return goodAt !== undefined && goodAt > now - FORGET_MS ? 0 : record.lockedUntil - now;
  }

  /** Notes a bad token; returns for how long the address is locked out from now on, 0 for the first few. */
  failed(address: string): number {
    const now = this.#now();
    const record = this.#recordOf(address);
    if (now - record.lastFailureAt > FORGET_MS) record.failures = 0;
    record.failures += 1;
    record.lastFailureAt = now;
    if (record.failures <= FREE_FAILURES) return 0;
    const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (record.failures - FREE_FAILURES - 1), LONGEST_LOCK_MS);
    record.lockedUntil = now + lockMs;
    return lockMs;
  }

  /** Notes a good token; it forgives nothing, or a good one in between would let any number of bad ones through. */
  succeeded(address: string, tokenId: string): void {
    const { good } = this.#recordOf(address);
    good.delete(tokenId);
    good.set(tokenId, this.#now());
    const [oldest] = good.keys();
    if (good.size > MAX_GOOD && oldest !== undefined) good.delete(oldest);
  }

  #recordOf(address: string): AddressRecord {
    const key = keyOf(address);
    const record = this.#records.get(key) ?? { failures: 0, lastFailureAt: 0, lockedUntil: 0, good: new Map() };
    // Put last again: the order of the map is the order of last use.
    this.#records.delete(key);
    this.#records.set(key, record);
    const [quietest] = this.#records.keys();
    if (this.#records.size > this.#maxAddresses && quietest !== undefined) this.#records.delete(quietest);
    return record;
  }
}

/** One subscriber of IPv6 holds a /64 at least, so that is one address; IPv4 in IPv6 is IPv4. */
function keyOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...back].slice(0, 4).join(':');
}
