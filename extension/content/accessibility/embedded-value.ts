import type { ReadingPass } from '../dom/reading-pass.ts';
import { isPrivateField } from '../private-fields.ts';
import { roleOf } from './role.ts';

const RANGES = new Set(['slider', 'spinbutton', 'progressbar', 'meter', 'scrollbar']);

function chosenIn(element: Element): Element[] {
  if (element instanceof HTMLSelectElement) return [...element.selectedOptions];
  const options = [...element.querySelectorAll('[role~="option" i]')];
  const chosen = options.filter((option) => option.getAttribute('aria-selected') === 'true');
  return chosen.length > 0 ? chosen : options.filter((option) => option.getAttribute('aria-checked') === 'true');
}

function rangeText(element: Element): string {
  const told = element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
  if (told !== null) return told;
  if (element instanceof HTMLInputElement || element instanceof HTMLMeterElement) return String(element.value);
  return element instanceof HTMLProgressElement && element.hasAttribute('value') ? String(element.value) : '';
}

function fieldText(element: Element, pass: ReadingPass): string {
  if (isPrivateField(element, pass)) return '';
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  return element.textContent ?? '';
}

/**
 * The value of a control that stands inside another element's label (accname 2C): what was typed, chosen or set;
 * undefined for elements that are no such control. `textOf` names an option.
 */
export function embeddedValue(
  element: Element,
  pass: ReadingPass,
  textOf: (option: Element) => string,
): string | undefined {
  const role = roleOf(element, pass);
  if (role === 'textbox' || role === 'searchbox') return fieldText(element, pass);
  if (role === 'combobox' || role === 'listbox') {
    const chosen = chosenIn(element);
    if (chosen.length > 0) return chosen.map(textOf).join(' ');
    return role === 'combobox' && !(element instanceof HTMLSelectElement) ? fieldText(element, pass) : '';
  }
  // Whatever it is called, its options are no text that stands there.
  if (element instanceof HTMLSelectElement) return '';
  return RANGES.has(role) ? rangeText(element) : undefined;
}
