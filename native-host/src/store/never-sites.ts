/**
 * The user's never-on-this-site list as the host keeps it, in `ARQ_HOME/sites.json`. Several browsers hold a copy each;
 * what one of them adds or removes is applied here, so that no copy, however old, can wipe out the others' entries.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isListed } from '../../../shared/policy/site.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

const sitesFile = z.strictObject({ never: z.array(z.string()) });

export class NeverSites {
  readonly #path: string;
  #sites: readonly string[];

  /** Throws when the list exists and cannot be read: acting on a forbidden site is worse than not starting. */
  constructor(home: string) {
    this.#path = join(home, 'sites.json');
    this.#sites = existsSync(this.#path) ? sitesFile.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).never : [];
  }

  get list(): readonly string[] {
    return this.#sites;
  }

  has(site: string): boolean {
    return isListed(site, this.#sites);
  }

  /**
   * Takes over a peer's list. `known` is what that peer was given last on this link: what it holds beyond that was
   * added, what it lacks was removed. Without it both lists are joined. Returns whether anything changed.
   */
  merge(theirs: readonly string[], known: readonly string[] = []): boolean {
    const removed = new Set(known.filter((site) => !theirs.includes(site)));
    const merged = [...new Set([...this.#sites, ...theirs])].filter((site) => !removed.has(site)).toSorted();
    const isSame = merged.length === this.#sites.length && merged.every((site) => this.#sites.includes(site));
    if (isSame) return false;
    writeFileAtomic(this.#path, JSON.stringify({ never: merged }));
    this.#sites = merged;
    return true;
  }
}
