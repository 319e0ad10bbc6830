/** Notices fields whose state was set by script, which no mutation and no event tells. */

const FIELDS = 'input, select, textarea';
/** Of long values length and both ends are compared: they are here only to see that something changed. */
const SAMPLE = 64;

function stateOf(field: Element): string {
  if (field instanceof HTMLInputElement) {
    return `${field.checked ? 1 : 0}${field.indeterminate ? 1 : 0}${sampleOf(field.value)}`;
  }
  if (field instanceof HTMLTextAreaElement) return sampleOf(field.value);
  if (!(field instanceof HTMLSelectElement)) return '';
  const chosen = field.multiple ? Array.from(field.selectedOptions, ({ index }) => index).join() : field.selectedIndex;
  return `${chosen}/${field.length}`;
}

function sampleOf(value: string): string {
  return value.length <= 2 * SAMPLE ? value : `${value.length}:${value.slice(0, SAMPLE)}${value.slice(-SAMPLE)}`;
}

export class FieldStates {
  readonly #states = new WeakMap<Element, string>();

  /** Fields of the tree that hold something else than when they were asked last; new ones are no change. */
  changedIn(root: Document | ShadowRoot): Element[] {
    const changed: Element[] = [];
    const fields = root.querySelectorAll(FIELDS);
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index];
      if (field === undefined) continue;
      const state = stateOf(field);
      const before = this.#states.get(field);
      if (before === state) continue;
      this.#states.set(field, state);
      if (before !== undefined) changed.push(field);
    }
    return changed;
  }
}
