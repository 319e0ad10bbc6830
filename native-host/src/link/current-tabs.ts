import type { Principal } from '../../../shared/policy/principal.ts';

/** Whose current tab is meant: a run has its own, so that it never moves the user's. */
export interface TabOwner {
  readonly principal: Principal;
  readonly runId?: string | undefined;
}

/** The current tab of each principal and of each run. A cache of choices: forgetting one only means to ask again. */
export class CurrentTabs {
  readonly #tabs = new Map<string, string>();

  find(owner: TabOwner): string | undefined {
    return this.#tabs.get(keyOf(owner));
  }

  set(owner: TabOwner, tab: string): void {
    this.#tabs.set(keyOf(owner), tab);
  }

  /** Nothing is the owner's current tab any more. */
  forget(owner: TabOwner): void {
    this.#tabs.delete(keyOf(owner));
  }

  /** The tab is closed: it is nobody's current one any more. */
  forgetTab(tab: string): void {
    for (const [key, kept] of this.#tabs) if (kept === tab) this.#tabs.delete(key);
  }

  forgetRun(runId: string): void {
    this.#tabs.delete(`run ${runId}`);
  }
}

function keyOf({ principal, runId }: TabOwner): string {
  return runId === undefined ? `${principal.kind} ${principal.id ?? ''}` : `run ${runId}`;
}
