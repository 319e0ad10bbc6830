import { valueOf } from '../accessibility/value.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';

/** Inputs that draw their value instead of writing it. */
const DRAWN = new Set(['color', 'range']);
const BUTTONS = new Set(['button', 'reset', 'submit']);

/** What a native field shows as text, dots where it is private; undefined for everything else. */
export function shownValue(element: Element, pass: ReadingPass): string | undefined {
  if (element instanceof HTMLInputElement) {
    if (DRAWN.has(element.type)) return '';
    return BUTTONS.has(element.type) ? element.value : (valueOf(element, pass) ?? '');
  }
  const isField = element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  return isField ? (valueOf(element, pass) ?? '') : undefined;
}
