/** The fields that would be sent together: those of a form, or of what stands for one on pages without forms. */
import { composedChildren, composedParent, isElement } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { isSecretField } from '../private-fields.ts';

export type NativeField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const BUTTON_TYPES = new Set(['button', 'submit', 'reset', 'image', 'hidden']);
const MAX_FIELDS = 200;
/** How far a container of a form without `<form>` may lie above its button. */
const MAX_LEVELS = 8;

const FIELD_NAMES: ReadonlySet<string> = new Set(['input', 'select', 'textarea']);

export function isNativeField(element: Element): element is NativeField {
  // Most elements are none, and names cost less than classes.
  if (!FIELD_NAMES.has(element.localName)) return false;
  if (element instanceof HTMLInputElement) return !BUTTON_TYPES.has(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/** The form an element belongs to, also through a shadow boundary, where the browser sees none. */
export function formOf(element: Element): HTMLFormElement | undefined {
  const own: unknown = Reflect.get(element, 'form');
  if (own instanceof HTMLFormElement) return own;
  const around = element.closest('form');
  return around ?? undefined;
}

/** Fields below an element in the rendered tree. */
export function fieldsBelow(root: Element, found: NativeField[] = []): NativeField[] {
  const children = composedChildren(root);
  for (let at = 0; at < children.length && found.length < MAX_FIELDS; at += 1) {
    const child = children[at];
    if (!isElement(child)) continue;
    if (isNativeField(child)) found.push(child);
    else fieldsBelow(child, found);
  }
  return found;
}

/** Fields sent with the element's form; without one, those of the nearest dialog or container that holds any. */
export function fieldsAround(element: Element): NativeField[] {
  const form = formOf(element);
  if (form !== undefined) {
    const listed = [...form.elements].filter((one) => isNativeField(one));
    return [...new Set([...listed, ...fieldsBelow(form)])];
  }
  let holder: Element | undefined = composedParent(element).element;
  for (let level = 0; holder !== undefined && level < MAX_LEVELS; level += 1) {
    const fields = fieldsBelow(holder);
    if (fields.length > 0) return fields;
    if (holder.matches('dialog, [role="dialog"], [role="alertdialog"]')) break;
    holder = composedParent(holder).element;
  }
  return isNativeField(element) ? [element] : [];
}

const CODE = /one-?time|otp|verification|2fa|mfa|sms-?code|одноразов|код (?:из|в|подтвержд)/i;
const PASSWORD = /pass(?:word|wd|phrase|code)|pwd|парол/i;

function marksOf(field: Element): string {
  const texts = ['autocomplete', 'name', 'id', 'aria-label', 'placeholder'].map(
    (name) => field.getAttribute(name) ?? '',
  );
  if (field instanceof HTMLInputElement) for (const label of field.labels ?? []) texts.push(label.textContent ?? '');
  return texts.join(' ');
}

export interface SecretKinds {
  readonly hasPassword: boolean;
  readonly hasPayment: boolean;
  readonly hasOneTimeCode: boolean;
}

/** Which kinds of secrets are among the fields. A private field that is neither password nor code counts as payment. */
export function secretsAmong(fields: readonly Element[], pass: ReadingPass = new ReadingPass()): SecretKinds {
  let hasPassword = false;
  let hasPayment = false;
  let hasOneTimeCode = false;
  for (const field of fields) {
    if (!isSecretField(field, pass)) continue;
    const marks = marksOf(field);
    if (CODE.test(marks)) hasOneTimeCode = true;
    else if ((field instanceof HTMLInputElement && field.type === 'password') || PASSWORD.test(marks))
      hasPassword = true;
    else hasPayment = true;
  }
  return { hasPassword, hasPayment, hasOneTimeCode };
}
