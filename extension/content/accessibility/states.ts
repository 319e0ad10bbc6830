/** States of an element as the words of its snapshot line. A state that is off is not told. */
import { isDisabled } from '../dom/focusable.ts';
import { isPrivateField } from '../private-fields.ts';
import { referencedElements } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { cleanLine, quote, shorten } from '../../../shared/page/clean-text.ts';

const CHECKABLE = new Set(['checkbox', 'menuitemcheckbox', 'menuitemradio', 'option', 'radio', 'switch', 'treeitem']);
const SELECTABLE = new Set(['cell', 'columnheader', 'gridcell', 'option', 'row', 'rowheader', 'tab', 'treeitem']);

function isOn(element: Element, attribute: string): boolean {
  return element.getAttribute(attribute)?.toLowerCase() === 'true';
}

/** Ticked, not ticked or in between; undefined for what cannot be ticked. */
export function checkedOf(element: Element, role: string): boolean | 'mixed' | undefined {
  if (!CHECKABLE.has(role)) return undefined;
  if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
    return element.indeterminate ? 'mixed' : element.checked;
  }
  const checked = element.getAttribute('aria-checked')?.toLowerCase();
  return checked === 'mixed' ? 'mixed' : checked === 'true';
}

/** Chosen or not; undefined for what cannot be chosen. */
export function selectedOf(element: Element, role: string): boolean | undefined {
  if (!SELECTABLE.has(role)) return undefined;
  if (!(element instanceof HTMLOptionElement)) return isOn(element, 'aria-selected');
  const select = element.closest('select');
  return element.selected && (select === null || !isPrivateField(select));
}

function opensPopover(element: Element): boolean | undefined {
  const popover: unknown = Reflect.get(element, 'popoverTargetElement');
  return popover instanceof Element ? popover.matches(':popover-open') : undefined;
}

/** Open or closed; undefined for what does not open. */
export function expandedOf(element: Element): boolean | undefined {
  const told = element.getAttribute('aria-expanded')?.toLowerCase();
  if (told === 'true' || told === 'false') return told === 'true';
  if (element.hasAttribute('popovertarget')) return opensPopover(element);
  const parent = element.parentElement;
  return element.localName === 'summary' && parent instanceof HTMLDetailsElement ? parent.open : undefined;
}

/** 1-based level of a heading or a tree item; undefined when it has none. */
export function levelOf(element: Element, role: string): number | undefined {
  const told = Number(element.getAttribute('aria-level'));
  if (Number.isInteger(told) && told > 0) return told;
  if (role !== 'heading') return undefined;
  const [, digit] = /^h([1-6])$/.exec(element.localName) ?? [];
  return digit === undefined ? 2 : Number(digit);
}

/** True when acting on it is refused by the browser or, by its author's word, by the page. */
export function isElementDisabled(element: Element): boolean {
  if (isDisabled(element)) return true;
  return element.closest('[aria-disabled="true" i]') !== null;
}

function isReadOnly(element: Element): boolean {
  if (isOn(element, 'aria-readonly')) return true;
  return (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && element.readOnly;
}

function isRequired(element: Element): boolean {
  return isOn(element, 'aria-required') || element.matches('input:required, select:required, textarea:required');
}

function isInvalid(element: Element): boolean {
  const told = element.getAttribute('aria-invalid')?.toLowerCase() ?? 'false';
  return (told !== 'false' && told !== '') || element.matches(':user-invalid');
}

const TAKES_SEVERAL = new Set(['grid', 'listbox', 'tablist', 'tree', 'treegrid']);
const SORTED = new Set(['columnheader', 'rowheader']);

function takesSeveral(element: Element): boolean {
  return element instanceof HTMLSelectElement ? element.multiple : isOn(element, 'aria-multiselectable');
}

const MAX_MESSAGE = 160;

/** Why a value is not accepted, in the page's words, else in the browser's. A browser's message may quote the value. */
function complaintOf(element: Element, pass: ReadingPass): string {
  const told = referencedElements(element, 'aria-errormessage').map(({ textContent }) => textContent ?? '');
  const own: unknown = isPrivateField(element, pass) ? '' : Reflect.get(element, 'validationMessage');
  const text = cleanLine(told.join(' ')) || cleanLine(typeof own === 'string' ? own : '');
  return text === '' ? 'invalid' : `invalid=${quote(shorten(text, MAX_MESSAGE))}`;
}

function isFocused(element: Element): boolean {
  const root = element.getRootNode();
  return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === element;
}

const FIELDS = new Set(
  'checkbox combobox listbox radio radiogroup searchbox slider spinbutton switch textbox'.split(' '),
);

/** All states worth telling, in a fixed order. `isActive` says that the element can be acted on. */
export function statesOf(element: Element, role: string, isActive: boolean, pass: ReadingPass): string[] {
  const states: string[] = [];
  const level = levelOf(element, role);
  if (level !== undefined) states.push(`level=${level}`);
  const checked = checkedOf(element, role);
  if (checked === 'mixed') states.push('mixed');
  else if (checked === true) states.push('checked');
  if (selectedOf(element, role) === true) states.push('selected');
  const pressed = element.getAttribute('aria-pressed')?.toLowerCase();
  if (pressed === 'true' || pressed === 'mixed') states.push(pressed === 'true' ? 'pressed' : 'pressed=mixed');
  const expanded = expandedOf(element);
  if (expanded !== undefined) states.push(expanded ? 'expanded' : 'collapsed');
  const current = element.getAttribute('aria-current');
  if (current !== null && current !== 'false' && current !== '') states.push('current');
  if (isOn(element, 'aria-busy')) states.push('busy');
  if (TAKES_SEVERAL.has(role) && takesSeveral(element)) states.push('multiple');
  const order = SORTED.has(role) ? element.getAttribute('aria-sort')?.toLowerCase() : undefined;
  if (order === 'ascending' || order === 'descending') states.push(`sort=${order}`);
  if (!isActive) return role === 'radiogroup' && isRequired(element) ? [...states, 'required'] : states;
  if (isElementDisabled(element)) states.push('disabled');
  if (FIELDS.has(role)) {
    if (isRequired(element)) states.push('required');
    if (isReadOnly(element)) states.push('readonly');
    if (isInvalid(element)) states.push(complaintOf(element, pass));
  }
  if (isFocused(element)) states.push('focused');
  return states;
}
