import { nextDocItem } from '../storage/session-items.ts';

/**
 * Hands out the numbers by which refs name their document. A number is offered with every call and kept by a document
 * that has none yet; one that was not needed is offered again. The next unused number lies in `storage.session`, so
 * that no two documents of a browser session ever share one.
 */
export class DocNumbers {
  readonly #free: number[] = [];

  async take(): Promise<number> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    return (await nextDocItem.update((next) => next + 1)) - 1;
  }

  /** Only for a number that no document can have taken. */
  giveBack(doc: number): void {
    this.#free.push(doc);
  }
}
