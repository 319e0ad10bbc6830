/** Finds the file field that an element stands for, and the one that a page's own button hands its click on to. */
import { shadowRootOf } from '../../dom/composed-tree.ts';
import { poll } from '../pause.ts';

const isFileField = (element: unknown): element is HTMLInputElement =>
  element instanceof HTMLInputElement && element.type === 'file';

function fieldsIn(root: ParentNode): HTMLInputElement[] {
  const found: HTMLInputElement[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (isFileField(element)) found.push(element);
    const inner = shadowRootOf(element);
    if (inner !== null) found.push(...fieldsIn(inner));
  }
  return found;
}

/** The field itself, its label's, or the only one inside the element or right beside it; undefined when there is none. */
export function fileFieldOf(element: Element): HTMLInputElement | undefined {
  const own = element instanceof HTMLLabelElement ? element.control : element;
  if (isFileField(own)) return own;
  const label = element.closest('label');
  if (label !== null && isFileField(label.control)) return label.control;
  const shadow = shadowRootOf(element);
  const inside = [...fieldsIn(element), ...(shadow === null ? [] : fieldsIn(shadow))];
  return inside.length === 1 ? inside[0] : undefined;
}

/** A file field further away than this belongs to something else. */
const MAX_LEVELS = 5;

/** The only file field in the nearest surroundings of a button that hold any. */
export function fileFieldNear(element: Element): HTMLInputElement | undefined {
  let around = element.parentElement;
  for (let level = 0; around !== null && level < MAX_LEVELS; level += 1, around = around.parentElement) {
    const found = fieldsIn(around);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

/** A page may look something up before it opens the chooser. */
const HANDED_ON_MS = 800;

/**
 * Runs `press` and catches the file field that its click is handed on to, before the browser's chooser opens. `channel`
 * is that of the hooks in the page's world, which bring fields here that are in no document.
 */
export async function catchFileField(
  press: () => void,
  channel: string,
  signal: AbortSignal,
): Promise<HTMLInputElement | undefined> {
  let caught: HTMLInputElement | undefined;
  const onClick = (event: Event) => {
    const target = event.composedPath()[0];
    if (!isFileField(target)) return;
    caught = target;
    event.preventDefault();
  };
  const tellHooks = (detail: 'on' | 'off') => dispatchEvent(new CustomEvent(`${channel}.files`, { detail }));
  addEventListener('click', onClick, { capture: true });
  tellHooks('on');
  try {
    press();
    return await poll(() => caught, { timeoutMs: HANDED_ON_MS, signal });
  } finally {
    tellHooks('off');
    removeEventListener('click', onClick, { capture: true });
  }
}

/** Takes a field that the hooks brought into the document out of it again. */
export function letGo(field: HTMLInputElement): void {
  if (field.parentElement === document.documentElement) field.remove();
}
