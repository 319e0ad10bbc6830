/**
 * Sets values below the page's own scripts. React and others put their own `value` property on an input to notice
 * writes by script; a write through it makes the following `input` event look like no change, so the prototype's
 * setter is used. A content script's wrapper has no such property, but code in the page's world would.
 */
type ValueField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function prototypeOf(field: ValueField): object {
  if (field instanceof HTMLInputElement) return HTMLInputElement.prototype;
  return field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLSelectElement.prototype;
}

export function setNativeValue(field: ValueField, value: string): void {
  Reflect.set(prototypeOf(field), 'value', value, field);
}

export function setSelected(option: HTMLOptionElement, isSelected: boolean): void {
  Reflect.set(HTMLOptionElement.prototype, 'selected', isSelected, option);
}

/** Types of input that let a script read and set the selection. */
const SELECTABLE = new Set(['text', 'search', 'tel', 'url', 'password']);

export function hasSelection(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return field instanceof HTMLTextAreaElement || SELECTABLE.has(field.type);
}

/** False when the page prevented it. Rich editors are told where the edit happens. */
export function fireBeforeInput(
  target: Element,
  inputType: string,
  data: string | null,
  targetRanges: StaticRange[] = [],
): boolean {
  return target.dispatchEvent(
    new InputEvent('beforeinput', { inputType, data, targetRanges, bubbles: true, cancelable: true, composed: true }),
  );
}

export function fireInput(target: Element, inputType: string, data: string | null): void {
  target.dispatchEvent(new InputEvent('input', { inputType, data, bubbles: true, composed: true }));
}

export function fireChange(target: Element): void {
  target.dispatchEvent(new Event('change', { bubbles: true }));
}

/**
 * Replaces the selection of a text field (without one: appends) and tells the page.
 * Returns false when the page refused it in `beforeinput`.
 */
export function replaceSelection(
  field: HTMLInputElement | HTMLTextAreaElement,
  text: string,
  inputType: string,
): boolean {
  if (!fireBeforeInput(field, inputType, text === '' ? null : text)) return false;
  const { value } = field;
  const canSelect = hasSelection(field);
  const start = canSelect ? (field.selectionStart ?? value.length) : value.length;
  const end = canSelect ? (field.selectionEnd ?? value.length) : value.length;
  const room = field.maxLength >= 0 ? Math.max(0, field.maxLength - (value.length - (end - start))) : Infinity;
  const fitting = text.length > room ? text.slice(0, room) : text;
  if (fitting === '' && start === end) return true;
  setNativeValue(field, value.slice(0, start) + fitting + value.slice(end));
  if (canSelect) field.setSelectionRange(start + fitting.length, start + fitting.length);
  fireInput(field, inputType, text === '' ? null : fitting);
  return true;
}

/** Selects all that a text field holds. */
export function selectAll(field: HTMLInputElement | HTMLTextAreaElement): void {
  if (hasSelection(field)) field.setSelectionRange(0, field.value.length);
}
