/**
 * What the browser itself does on a key: events made by script carry no default action, so it is done here for the
 * keys people press. Only runs when the page did not prevent it.
 */
import { fieldsBelow } from '../forms/fields-of.ts';
import { edit } from '../forms/edit.ts';
import { editingHost, selectContents } from '../forms/editable-text.ts';
import {
  fireChange,
  fireInput,
  hasSelection,
  replaceSelection,
  selectAll,
  setNativeValue,
  setSelected,
} from '../forms/native-value.ts';
import { keepHere } from '../forms/keep-here.ts';
import { submitFrom } from '../forms/submission.ts';
import { isTextField } from '../forms/type-text.ts';
import { composedChildren } from '../dom/composed-tree.ts';
import { isFocusable } from '../dom/focusable.ts';
import { isVisible } from '../dom/visibility.ts';
import { blurElement, focusedElement, focusElement } from './focus.ts';
import type { KeyStroke } from './key-names.ts';

const PAGE_PART = 0.875;
const LINE_PX = 40;

function isCommand(stroke: KeyStroke): boolean {
  return stroke.modifiers.includes('Control') || stroke.modifiers.includes('Meta');
}

/** Buttons and links act on the press of Enter, buttons and toggles on the release of Space. */
function activate(target: Element, stroke: KeyStroke): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isToggle = target instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(target.type);
  const isButton = target.matches(
    'button, summary, input[type="submit"], input[type="button"], input[type="reset"], input[type="image"]',
  );
  const isLink = target.matches('a[href], area[href]');
  const isActivated = stroke.key === 'Enter' ? isButton || isLink : stroke.key === ' ' && (isButton || isToggle);
  if (!isActivated) return false;
  const restore = keepHere([target, Reflect.get(target, 'form')]);
  try {
    target.click();
  } finally {
    restore();
  }
  return true;
}

function pressEnter(target: Element, stroke: KeyStroke): void {
  if (activate(target, stroke)) return;
  if (target instanceof HTMLInputElement) {
    fireChange(target);
    submitFrom(target);
  } else if (target instanceof HTMLTextAreaElement && !isCommand(stroke))
    replaceSelection(target, '\n', 'insertLineBreak');
  else {
    const host = editingHost(target);
    if (host !== undefined) edit(host, stroke.modifiers.includes('Shift') ? 'insertLineBreak' : 'insertParagraph');
  }
}

function tabStops(): Element[] {
  const stops: Element[] = [];
  const visit = (root: Element) => {
    for (const child of Array.from(composedChildren(root))) {
      if (!(child instanceof Element)) continue;
      const index = Number(child.getAttribute('tabindex') ?? 0);
      if (index >= 0 && isFocusable(child) && isVisible(child) && !isOtherRadio(child)) stops.push(child);
      visit(child);
    }
  };
  visit(document.documentElement);
  const order = (element: Element) => Number(element.getAttribute('tabindex') ?? 0) || Infinity;
  return stops.toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

/** Of a radio group only the chosen one is a stop. */
function isOtherRadio(element: Element): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked || element.name === '')
    return false;
  return groupOf(element).some((one) => one.checked);
}

function moveFocus(isBack: boolean): void {
  const stops = tabStops();
  const focused = focusedElement();
  const at = focused === undefined ? -1 : stops.indexOf(focused);
  const next = isBack ? stops.at(at === -1 ? -1 : at - 1) : stops[(at + 1) % stops.length];
  if (focused !== undefined && isTextField(focused)) fireChange(focused);
  if (next === undefined) blurElement();
  else focusElement(next);
  if (next !== undefined && isTextField(next) && next instanceof HTMLInputElement) selectAll(next);
}

function groupOf(radio: HTMLInputElement): HTMLInputElement[] {
  const scope = radio.form ?? document.documentElement;
  return fieldsBelow(scope).filter(
    (one): one is HTMLInputElement =>
      one instanceof HTMLInputElement && one.type === 'radio' && one.name === radio.name && !one.disabled,
  );
}

/** Arrows: the next radio button, option or number. */
function step(target: Element, isForward: boolean, isVertical: boolean): boolean {
  if (target instanceof HTMLSelectElement && !target.multiple) {
    const options = [...target.options];
    const rest = isForward
      ? options.slice(target.selectedIndex + 1)
      : options.slice(0, target.selectedIndex).toReversed();
    const next = rest.find((option) => !option.disabled);
    if (next === undefined) return true;
    setSelected(next, true);
    fireInput(target, 'insertReplacementText', null);
    fireChange(target);
    return true;
  }
  if (!(target instanceof HTMLInputElement)) return false;
  if (target.type === 'radio') {
    const group = groupOf(target);
    const next = group.at((group.indexOf(target) + (isForward ? 1 : -1)) % group.length);
    if (next !== undefined) {
      focusElement(next);
      next.click();
    }
    return true;
  }
  if (target.type !== 'range' && !(target.type === 'number' && isVertical)) return false;
  const before = target.value;
  // For numbers and sliders up is more, while down is the next option.
  const isMore = isVertical ? !isForward : isForward;
  const probe = target.cloneNode() as HTMLInputElement;
  setNativeValue(probe, before);
  if (isMore) probe.stepUp();
  else probe.stepDown();
  if (probe.value === before) return true;
  setNativeValue(target, probe.value);
  fireInput(target, 'insertReplacementText', null);
  fireChange(target);
  return true;
}

function moveCaret(target: HTMLInputElement | HTMLTextAreaElement, key: string, isExtending: boolean): void {
  if (!hasSelection(target)) return;
  const { length } = target.value;
  const start = target.selectionStart ?? length;
  const end = target.selectionEnd ?? length;
  const to = { ArrowLeft: Math.max(0, start - 1), ArrowRight: Math.min(length, end + 1), Home: 0, End: length }[key];
  if (to === undefined) return;
  if (isExtending) target.setSelectionRange(Math.min(start, to), Math.max(end, to));
  else target.setSelectionRange(to, to);
}

function erase(target: Element, key: string): void {
  const isBack = key === 'Backspace';
  if (!isTextField(target)) {
    const host = editingHost(target);
    if (host !== undefined) edit(host, isBack ? 'deleteContentBackward' : 'deleteContentForward');
    return;
  }
  if (target.readOnly) return;
  if (hasSelection(target) && target.selectionStart === target.selectionEnd) {
    const at = target.selectionStart ?? 0;
    const from = isBack ? Math.max(0, at - 1) : at;
    target.setSelectionRange(from, isBack ? at : Math.min(target.value.length, at + 1));
  } else if (!hasSelection(target)) {
    setNativeValue(target, isBack ? target.value.slice(0, -1) : target.value);
    fireInput(target, 'deleteContentBackward', null);
    return;
  }
  replaceSelection(target, '', isBack ? 'deleteContentBackward' : 'deleteContentForward');
}

function scrollByKey(key: string, isBack: boolean): void {
  const page = innerHeight * PAGE_PART;
  const by: Readonly<Record<string, number>> = {
    PageDown: page,
    PageUp: -page,
    ' ': isBack ? -page : page,
    ArrowDown: LINE_PX,
    ArrowUp: -LINE_PX,
  };
  const top = by[key];
  if (top !== undefined) scrollBy({ top, behavior: 'instant' });
  else if (key === 'Home') scrollTo({ top: 0, behavior: 'instant' });
  else if (key === 'End') scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
}

function closeOnEscape(target: Element): void {
  const dialog = document.querySelector('dialog:modal') ?? target.closest('dialog[open]');
  if (dialog instanceof HTMLDialogElement && dialog.dispatchEvent(new Event('cancel', { cancelable: true })))
    dialog.close();
  const popover = document.querySelector('[popover]:popover-open');
  if (popover instanceof HTMLElement && popover.popover === 'auto') popover.hidePopover();
}

/** Does on `target` what the browser would do for a stroke that the page let pass. */
export function doKeyDefault(target: Element, stroke: KeyStroke): void {
  const { key } = stroke;
  const isShift = stroke.modifiers.includes('Shift');
  const isText = isTextField(target);
  const host = editingHost(target);
  if (isCommand(stroke)) {
    if (key.toLowerCase() === 'a') {
      if (isText) selectAll(target);
      else selectContents(host ?? document.body);
    } else if (key === 'Enter') pressEnter(target, stroke);
    return;
  }
  if (key === 'Tab') moveFocus(isShift);
  else if (key === 'Enter') pressEnter(target, stroke);
  else if (key === 'Backspace' || key === 'Delete') erase(target, key);
  else if (key === 'Escape') closeOnEscape(target);
  else if (key === ' ' && activate(target, stroke)) return;
  else if (key.startsWith('Arrow') && step(target, key === 'ArrowDown' || key === 'ArrowRight', /Up|Down/.test(key)))
    return;
  else if (Array.from(key).length === 1 && isText && !target.readOnly) replaceSelection(target, key, 'insertText');
  else if (Array.from(key).length === 1 && host !== undefined) edit(host, 'insertText', key);
  else if (isText) moveCaret(target, key, isShift);
  else if (host === undefined && !(target instanceof HTMLSelectElement)) scrollByKey(key, isShift);
}
