/** What a field holds, as its user would say it. Private values are dots before they go anywhere. */
import { roleOf } from '../accessibility/role.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { isPrivateField } from '../private-fields.ts';

export const DOTS = '••••••';

/** The value as it stands, private or not: for comparing within the page only. */
export function rawValue(element: Element): string {
  if (element instanceof HTMLInputElement) {
    if (element.type === 'checkbox' || element.type === 'radio') return String(element.checked);
    if (element.type === 'file') return [...(element.files ?? [])].map((file) => file.name).join(', ');
    return element.value;
  }
  if (element instanceof HTMLTextAreaElement) return element.value;
  if (element instanceof HTMLSelectElement) {
    return [...element.selectedOptions].map((option) => option.label.trim()).join(', ');
  }
  const checked = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
  if (checked !== null) return checked;
  if (element instanceof HTMLElement && element.isContentEditable) return element.innerText.replace(/\n$/, '');
  const role = roleOf(element);
  if (role === 'slider' || role === 'spinbutton') {
    return element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow') ?? '';
  }
  if (role === 'listbox' || role === 'radiogroup') {
    const chosen = element.querySelectorAll('[aria-selected="true"], [aria-checked="true"], input:checked');
    return [...chosen].map((one) => labelText(one)).join(', ');
  }
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

function labelText(element: Element): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  return (label ?? element).textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
}

/** The value that may leave the page. */
export function readValue(element: Element, pass: ReadingPass = new ReadingPass()): string {
  const value = rawValue(element);
  return value !== '' && isPrivateField(element, pass) ? DOTS : value;
}

/** True when the field still holds what the site put there. */
export function isPreset(element: Element): boolean {
  if (element instanceof HTMLInputElement) {
    if (element.type === 'checkbox' || element.type === 'radio') return element.checked === element.defaultChecked;
    return element.value === element.defaultValue;
  }
  if (element instanceof HTMLTextAreaElement) return element.value === element.defaultValue;
  if (element instanceof HTMLSelectElement) {
    const options = [...element.options];
    if (options.every((option) => option.selected === option.defaultSelected)) return true;
    // Without a default the browser shows the first option that is not disabled.
    const first = options.findIndex((option) => !option.disabled);
    return !options.some((option) => option.defaultSelected) && !element.multiple && element.selectedIndex === first;
  }
  return false;
}
