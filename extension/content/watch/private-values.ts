/**
 * Values of the document's private fields, which a page may write to its console or send to its server: they are
 * taken out of what is told. Owns what was seen since it began, so that a value is known after its field is gone; it
 * never leaves the page engine.
 */
import { PRIVATE_VALUE } from '../accessibility/value.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { treeRoots } from '../dom/tree-roots.ts';
import { isPrivateField } from '../private-fields.ts';

/** Fields are looked for again after this, shadow roots less often, for that costs; values are read each time. */
const FIELDS_MS = 250;
const ROOTS_MS = 5_000;
/** Shorter values are replaced as whole words, or they would eat pieces of others. */
const WORD_LENGTH = 4;
const MAX_VALUES = 500;

export class PrivateValues {
  readonly #seen = new Set<string>();
  #fields: (HTMLInputElement | HTMLTextAreaElement)[] = [];
  #roots: (Document | ShadowRoot)[] = [];
  #rootsAt = -Infinity;
  #foundAt = -Infinity;

  /** The text without any value that a private field holds or held. */
  scrub(text: string): string {
    this.#read();
    let clean = text;
    for (const value of this.#seen) clean = without(clean, value);
    return clean;
  }

  #read(): void {
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

function without(text: string, value: string): string {
  const spellings = new Set([value, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)]);
  let clean = text;
  for (const spelling of spellings) {
    if (spelling.length >= WORD_LENGTH) clean = clean.replaceAll(spelling, PRIVATE_VALUE);
    else
      clean = clean.replaceAll(
        new RegExp(String.raw`(?<![\p{L}\p{N}_])${escape(spelling)}(?![\p{L}\p{N}_])`, 'gu'),
        PRIVATE_VALUE,
      );
  }
  return clean;
}

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
