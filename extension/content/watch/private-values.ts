/**
 * Values of the document's private fields, which a page may write to its console or send to its server: they are
 * taken out of what is told. Owns what was seen since it began, so that a value is known after its field is gone; it
 * never leaves the page engine.
 */
import { ReadingPass } from '../dom/reading-pass.ts';
import { treeRoots } from '../dom/tree-roots.ts';
import { isPrivateField } from '../private-fields.ts';
import { withoutValue } from './without-value.ts';

/** Fields are looked for again after this, shadow roots less often, for that costs; values are read each time. */
const FIELDS_MS = 250;
const ROOTS_MS = 5_000;
const MAX_VALUES = 500;

export class PrivateValues {
  readonly #seen = new Set<string>();
  #fields: (HTMLInputElement | HTMLTextAreaElement)[] = [];
  #roots: (Document | ShadowRoot)[] = [];
  #rootsAt = -Infinity;
  #foundAt = -Infinity;

  /** True when a private field holds or held something. */
  get hasAny(): boolean {
    this.note();
    return this.#seen.size > 0;
  }

  /** The text without any value that a private field holds or held. */
  scrub(text: string): string {
    this.note();
    let clean = text;
    for (const value of this.#seen) clean = withoutValue(clean, value);
    return clean;
  }

  /** Takes note of what the fields hold now, which may be gone when there is something to scrub. */
  note(): void {
    const at = performance.now();
    if (at - this.#foundAt > FIELDS_MS) {
      this.#foundAt = at;
      if (at - this.#rootsAt > ROOTS_MS) {
        this.#rootsAt = at;
        this.#roots = treeRoots();
      }
      const pass = new ReadingPass();
      this.#fields = this.#roots
        .flatMap((root) => [...root.querySelectorAll('input, textarea')])
        .filter((field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
        .filter((field) => isPrivateField(field, pass));
    }
    for (const { value } of this.#fields) {
      if (value.trim() !== '' && this.#seen.size < MAX_VALUES) this.#seen.add(value);
    }
  }
}
