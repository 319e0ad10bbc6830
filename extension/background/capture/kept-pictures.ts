/**
 * Owns the latest pictures that were taken, for comparing them with later ones. In memory alone: what a page showed is
 * written to no disk by this, and is gone when the worker stops. Background only.
 */
import { workspaceOf, type Principal } from '../../../shared/policy/principal.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { Taken } from './taken.ts';

const MAX_PICTURES = 12;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_AGE_MS = 30 * 60_000;

/** What of a tab was pictured, so that it can be taken again. */
export interface View {
  readonly tabId: number;
  readonly ref: string | undefined;
  readonly fullPage: boolean;
  readonly padding: number;
}

export interface KeptPicture {
  readonly taken: Taken;
  readonly view: View;
}

interface Entry extends KeptPicture {
  readonly owner: string;
  readonly at: number;
}

export class KeptPictures {
  /** Oldest first. */
  readonly #kept = new Map<string, Entry>();

  /** The name of the picture for its owner; undefined when it is too large to keep. */
  keep(owner: Principal, taken: Taken, view: View): string | undefined {
    if (taken.bytes > MAX_BYTES / 2) return undefined;
    const id = `p${crypto.randomUUID().slice(0, 8)}`;
    this.#kept.set(id, { taken, view, owner: ownerKey(owner), at: Date.now() });
    this.#drop();
    return id;
  }

  /** Throws `page.picture_gone`, also for another owner's. */
  get(owner: Principal, id: string): KeptPicture {
    this.#drop();
    const entry = this.#kept.get(id);
    if (entry?.owner === ownerKey(owner)) return entry;
    throw new ArqError(
      'page.picture_gone',
      `There is no picture ${id} any more: only the latest are kept. Take a new one with page_screenshot.`,
    );
  }

  /** Pictures of a closed tab go with it. */
  forgetTab(tabId: number): void {
    for (const [id, { view }] of this.#kept) if (view.tabId === tabId) this.#kept.delete(id);
  }

  #drop(): void {
    let bytes = this.#kept.values().reduce((sum, { taken }) => sum + taken.bytes, 0);
    for (const [id, { taken, at }] of this.#kept) {
      if (this.#kept.size <= MAX_PICTURES && bytes <= MAX_BYTES && Date.now() - at <= MAX_AGE_MS) return;
      this.#kept.delete(id);
      bytes -= taken.bytes;
    }
  }
}

const ownerKey = (owner: Principal): string => `${workspaceOf(owner)} ${owner.kind} ${owner.id ?? ''}`;
