/**
 * The sites where a workspace never acts and never looks, in the table `sites`. The person's own list, that of the
 * workspace `default`, counts in every workspace. Several browsers hold a copy of it each; what one of them adds or removes
 * is applied here, so that no copy, however old, can wipe out the others' entries.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DEFAULT_WORKSPACE } from '../../../shared/policy/principal.ts';
import { isListed } from '../../../shared/policy/site.ts';
import { inTransaction } from './open-database.ts';
import { inStore } from './store-errors.ts';

const sitesFile = z.strictObject({ never: z.array(z.string()) });
const row = z.object({ site: z.string() });

export interface NeverSitesOptions {
  readonly workspace?: string;
  /** Counts as well. */
  readonly also?: Pick<NeverSites, 'has'>;
}

export class NeverSites {
  readonly #database: DatabaseSync;
  readonly #workspace: string;
  readonly #also: Pick<NeverSites, 'has'> | undefined;
  #sites: readonly string[];

  constructor(database: DatabaseSync, { workspace = DEFAULT_WORKSPACE, also }: NeverSitesOptions = {}) {
    this.#database = database;
    this.#workspace = workspace;
    this.#also = also;
    const sql = `SELECT site FROM sites WHERE workspace = ? AND rule = 'never' ORDER BY site`;
    this.#sites = inStore(() => database.prepare(sql).all(workspace)).map((each) => row.parse(each).site);
  }

  /** The workspace's own, in order. */
  get list(): readonly string[] {
    return this.#sites;
  }

  has(site: string): boolean {
    return isListed(site, this.#sites) || (this.#also?.has(site) ?? false);
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
    const gone = this.#sites.filter((site) => !merged.includes(site));
    inTransaction(this.#database, () => {
      const remove = this.#database.prepare(`DELETE FROM sites WHERE workspace = ? AND rule = 'never' AND site = ?`);
      for (const site of gone) remove.run(this.#workspace, site);
      const add = this.#database.prepare(`INSERT OR IGNORE INTO sites VALUES (?, ?, 'never', ?)`);
      for (const site of merged) add.run(this.#workspace, site, Date.now());
    });
    this.#sites = merged;
    return true;
  }
}

/**
 * Takes in `ARQ_HOME/sites.json`, where the list was kept before, once. Throws when it exists and cannot be read: acting on
 * a forbidden site is worse than not starting.
 */
export function importSitesFile(home: string, sites: NeverSites): void {
  const path = join(home, 'sites.json');
  if (!existsSync(path)) return;
  sites.merge(sitesFile.parse(JSON.parse(readFileSync(path, 'utf8'))).never);
  renameSync(path, `${path}.imported`);
}
