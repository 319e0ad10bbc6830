/** Enters text as a keyboard does: key, beforeinput, value, input for each character; in one piece when it is long. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { sayElement } from '../act/actionable.ts';
import { focusedElement, focusElement } from '../act/focus.ts';
import { strokeOf } from '../act/key-names.ts';
import { keyDown, keyUp } from '../act/keyboard.ts';
import { editingHost, textOfEditable } from './editable-text.ts';
import { isNativeField } from './fields-of.ts';
import {
  fireBeforeInput,
  fireChange,
  fireInput,
  hasSelection,
  replaceSelection,
  selectAll,
  setNativeValue,
} from './native-value.ts';
import { hasFixedForm, normalValue } from './normal-value.ts';
import { afterPrefix } from './after-prefix.ts';
import { isHeld } from './check-value.ts';
import { clearByKey } from './clear-by-key.ts';
import { enterByProxy, isProxy } from './proxy-area.ts';
import { isShownBy, replaceText } from './replace-text.ts';

/** Longer texts arrive in one piece, as if pasted. */
const MAX_TYPED = 400;

export type TextField = HTMLInputElement | HTMLTextAreaElement;

export function isTextField(element: Element): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  return (
    isNativeField(element) && element instanceof HTMLInputElement && !/^(?:checkbox|radio|file)$/.test(element.type)
  );
}

/** The field that takes what is typed at an element: itself, its label's control, its editing host or the input inside. */
export function typingField(element: Element): TextField | HTMLElement | undefined {
  const control = element instanceof HTMLLabelElement ? (element.control ?? element) : element;
  if (isTextField(control)) return control;
  const host = editingHost(control);
  if (host !== undefined) return host;
  const roots: ParentNode[] = control.shadowRoot === null ? [control] : [control.shadowRoot, control];
  for (const root of roots) {
    for (const inner of root.querySelectorAll('input, textarea, [contenteditable]')) {
      if (isTextField(inner)) return inner;
      const innerHost = editingHost(inner);
      if (innerHost !== undefined) return innerHost;
    }
  }
  return undefined;
}

/** @throws ArqError `page.not_editable` or `page.read_only` */
export function getTypingField(element: Element): TextField | HTMLElement {
  const field = typingField(element);
  if (field === undefined) {
    throw new ArqError(
      'page.not_editable',
      `One cannot write into the ${sayElement(element)}. Use a text field, or another tool for this control.`,
    );
  }
  if ((isTextField(field) && field.readOnly) || field.getAttribute('aria-readonly') === 'true') {
    throw new ArqError(
      'page.read_only',
      `The ${sayElement(field)} is read-only. Perhaps a button beside it changes it.`,
    );
  }
  return field;
}

/** What the fields that took the text hold now, and the text in the form they take it. */
export interface Entry {
  readonly wanted: string;
  /** More than one when the page moved the focus on, as in a row of boxes for a code. */
  readonly fields: readonly (TextField | HTMLElement)[];
}

export function heldBy(entry: Entry): string {
  const [first] = entry.fields;
  // A code editor renders a part of its text only.
  if (first !== undefined && !isTextField(first) && isShownBy(first, entry.wanted)) return entry.wanted;
  return entry.fields.map((field) => (isTextField(field) ? field.value : textOfEditable(field))).join('');
}

/** The type as written: Firefox shows months and weeks as text, yet sites expect their fixed form. */
function declaredType(field: HTMLInputElement): string {
  return field.getAttribute('type')?.toLowerCase() ?? 'text';
}

function enterFixed(field: HTMLInputElement, text: string): Entry {
  const wanted = normalValue(declaredType(field), text);
  if (wanted === undefined) {
    throw new ArqError(
      'page.value_rejected',
      `The ${sayElement(field)} takes a ${declaredType(field)}, and the text given is none. Write dates as YYYY-MM-DD, times as HH:MM, numbers with a point.`,
    );
  }
  const before = field.value;
  fireBeforeInput(field, 'insertReplacementText', wanted);
  setNativeValue(field, wanted);
  if (field.value !== before) {
    fireInput(field, 'insertReplacementText', wanted);
    fireChange(field);
  }
  return { wanted, fields: [field] };
}

/** A row of boxes hands the focus on when one is full. A field that takes the focus otherwise must not get the text. */
function isNextBox(field: TextField, next: TextField): boolean {
  if (field.type !== next.type || field.form !== next.form) return false;
  const isFull = field.maxLength > 0 && field.value.length >= field.maxLength;
  const isAlike = field.className !== '' && field.className === next.className;
  return isFull || (isAlike && field.value.length === 1);
}

async function typeKeys(first: TextField, text: string): Promise<Entry> {
  let field = first;
  const fields = [first];
  for (const character of text) {
    const stroke = strokeOf(character);
    const isInput = field instanceof HTMLInputElement;
    if (keyDown(field, stroke) && !(isInput && character === '\n')) {
      replaceSelection(field, character, character === '\n' ? 'insertLineBreak' : 'insertText');
    }
    keyUp(field, stroke);
    // Frameworks render in microtasks; the next key must meet what they made of this one.
    await Promise.resolve();
    const focused = focusedElement();
    if (focused === undefined || focused === field || !isTextField(focused) || !field.isConnected) continue;
    if (!isNextBox(field, focused)) continue;
    fireChange(field);
    field = focused;
    if (!fields.includes(field)) fields.push(field);
  }
  fireChange(field);
  return { wanted: text, fields };
}

/**
 * Replaces what a field holds with `text`. The first events fire in the caller's task.
 * @throws ArqError `page.value_rejected` when the text cannot be such a value at all.
 */
export async function enterText(field: TextField | HTMLElement, text: string): Promise<Entry> {
  focusElement(field);
  if (!isTextField(field)) {
    const host = editingHost(field) ?? field;
    await replaceText(host, text);
    return { wanted: text, fields: [host] };
  }
  if (field instanceof HTMLInputElement && hasFixedForm(declaredType(field))) return enterFixed(field, text);
  if (isProxy(field)) {
    // What such an editor holds cannot be read back.
    if (!(await enterByProxy(field, text))) await typeKeys(field, text);
    return { wanted: text, fields: [] };
  }
  if (field.value === text) return { wanted: text, fields: [field] };
  selectAll(field);
  if (!hasSelection(field) && field.value !== '') clearByKey(field);
  if (text === '') {
    if (field.value !== '') clearByKey(field);
    fireChange(field);
    return { wanted: '', fields: [field] };
  }
  if (text.length <= MAX_TYPED) {
    const entry = await typeKeys(field, text);
    const rest = entry.fields.length > 1 ? undefined : afterPrefix(text, field.value);
    if (rest === undefined || isHeld(text, field.value)) return entry;
    selectAll(field);
    await typeKeys(field, rest);
    return entry;
  }
  replaceSelection(
    field,
    field instanceof HTMLInputElement ? text.replaceAll(/[\r\n]+/g, ' ') : text,
    'insertFromPaste',
  );
  fireChange(field);
  return { wanted: text, fields: [field] };
}
