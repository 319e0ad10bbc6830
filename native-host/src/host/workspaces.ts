/**
 * The tenants of this host. Owns one room for each: its runs with their journal, and its never sites. They share browsers
 * and tabs, so whoever acts in a tab is known to all. Rooms are built when first asked for; their names come from tokens.
 */
import type { Principal } from '../../../shared/policy/principal.ts';
import { DEFAULT_WORKSPACE, workspaceOf } from '../../../shared/policy/principal.ts';
import type { Run } from '../../../shared/runs/run.ts';
import type { RunService } from '../../../shared/runs/run-service.ts';
import type { SqliteJournal } from '../runs/sqlite-journal.ts';
import type { NeverSites } from '../store/never-sites.ts';

export interface Workspace {
  readonly name: string;
  readonly runs: RunService;
  readonly journal: SqliteJournal;
  readonly neverSites: NeverSites;
}

export class Workspaces {
  readonly #build: (name: string) => Workspace;
  readonly #rooms = new Map<string, Workspace>();

  constructor(build: (name: string) => Workspace) {
    this.#build = build;
  }

  get(name: string = DEFAULT_WORKSPACE): Workspace {
    const known = this.#rooms.get(name);
    if (known !== undefined) return known;
    const built = this.#build(name);
    this.#rooms.set(name, built);
    return built;
  }

  of(principal: Principal): Workspace {
    return this.get(workspaceOf(principal));
  }

  /** Those that were asked for since the start; no other has a run that goes on. */
  get open(): readonly Workspace[] {
    return [...this.#rooms.values()];
  }

  /** Runs of all workspaces that have not ended. */
  unfinished(): Run[] {
    return this.open.flatMap(({ runs }) => runs.unfinished());
  }

  /** Stops the unfinished runs of whoever is meant; resolves with how many there were. */
  async stopRunsOf(isMeant: (who: Principal) => boolean): Promise<number> {
    const meant = this.unfinished().filter(({ principal }) => isMeant(principal));
    await Promise.all(meant.map(({ id, principal }) => this.of(principal).runs.stop({ runId: id })));
    return meant.length;
  }

  async stop(): Promise<void> {
    await Promise.all(this.open.map(({ runs }) => runs.stop({ all: true })));
  }

  /** Those named, and `default`, settle what their last process left unfinished. */
  async recover(names: readonly string[]): Promise<void> {
    for (const name of new Set([DEFAULT_WORKSPACE, ...names])) await this.get(name).runs.recover();
  }

  noteUserActed(runId: string, tab: string): void {
    for (const { runs } of this.open) runs.noteUserActed(runId, tab);
  }

  noteTabClosed(tab: string): void {
    for (const { runs } of this.open) runs.noteTabClosed(tab);
  }
}
