import { isEditingHost } from '../dom/focusable.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { isPrivateField } from '../private-fields.ts';
import { nameOf } from './name.ts';
import { roleOf } from './role.ts';

/** Stands for any private value; its length tells nothing. */
export const PRIVATE_VALUE = '••••••';

const RANGES = new Set(['slider', 'spinbutton', 'progressbar', 'meter', 'scrollbar', 'separator']);
const WRITABLE = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
/** Inputs whose value is no content of the page: it is a label or a machine's word. */
const VALUELESS = new Set(['button', 'checkbox', 'hidden', 'image', 'radio', 'reset', 'submit']);

function fileNames(input: HTMLInputElement): string {
  return Array.from(input.files ?? [], (file) => file.name).join(', ');
}

function rawValue(element: Element, pass: ReadingPass): string | undefined {
  if (element instanceof HTMLSelectElement) {
    return Array.from(element.selectedOptions, (option) => option.label).join(', ');
  }
  if (element instanceof HTMLTextAreaElement) return element.value;
  if (element instanceof HTMLInputElement) {
    if (element.type === 'file') return fileNames(element);
    return VALUELESS.has(element.type) ? undefined : element.value;
  }
  const role = roleOf(element, pass);
  if (RANGES.has(role)) return rangeValue(element);
  if (isEditingHost(element) && element instanceof HTMLElement) return element.innerText.trim();
  if (!WRITABLE.has(role)) return undefined;
  const text = element.textContent ?? '';
  // A combobox that is named by what it shows has said it already.
  return text === nameOf(element, pass) ? '' : text;
}

function rangeValue(element: Element): string {
  const told = element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
  if (told !== null) return told;
  if (element instanceof HTMLMeterElement) return String(element.value);
  return element instanceof HTMLProgressElement && element.hasAttribute('value') ? String(element.value) : '';
}

/** What a field holds, as a person reads it; dots for a private field that holds anything; undefined for no field. */
export function valueOf(element: Element, pass: ReadingPass = new ReadingPass()): string | undefined {
  const value = rawValue(element, pass);
  if (value === undefined || value === '') return value;
  return isPrivateField(element, pass) ? PRIVATE_VALUE : value;
}
