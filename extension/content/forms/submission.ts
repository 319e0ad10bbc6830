/** Implicit submission: what Enter in a field does (HTML, "Implicit submission"). */
import { inTreeOrder } from '../dom/composed-tree.ts';
import { keepHere } from './keep-here.ts';

/** Types of input whose mere presence blocks implicit submission of a form without a submit button. */
const BLOCKING = new Set('text search tel url email password date month week time datetime-local number'.split(' '));
/** Types in which Enter submits at all. */
const SUBMITTING = new Set([...BLOCKING, 'checkbox', 'radio', 'color', 'range']);

type SubmitButton = HTMLButtonElement | HTMLInputElement;

function isSubmitButton(element: Element): element is SubmitButton {
  if (element instanceof HTMLButtonElement) return element.type === 'submit';
  return element instanceof HTMLInputElement && (element.type === 'submit' || element.type === 'image');
}

/** The form's default button: its first submit button in tree order, disabled or not. */
export function defaultButtonOf(form: HTMLFormElement | null): SubmitButton | undefined {
  if (form === null) return undefined;
  // `form.elements` leaves image buttons out.
  const inside = [...form.querySelectorAll('button, input')].filter((one) => isSubmitButton(one) && one.form === form);
  const listed = [...form.elements].filter((one) => isSubmitButton(one));
  const all = [...new Set([...inside, ...listed])].toSorted(inTreeOrder);
  return all.find((one) => isSubmitButton(one));
}

/** True when Enter in this field sends its form. */
export function submitsImplicitly(field: HTMLInputElement): boolean {
  const { form } = field;
  if (form === null || !SUBMITTING.has(field.type)) return false;
  const button = defaultButtonOf(form);
  if (button !== undefined) return !button.disabled;
  const blocking = [...form.elements].filter((one) => one instanceof HTMLInputElement && BLOCKING.has(one.type));
  return blocking.length <= 1;
}

/** Sends the field's form as Enter does: through the default button, so that its click handlers run too. */
export function submitFrom(field: HTMLInputElement): boolean {
  if (!submitsImplicitly(field) || field.form === null) return false;
  const button = defaultButtonOf(field.form);
  const restore = keepHere([field.form, button]);
  try {
    if (button === undefined) field.form.requestSubmit();
    else button.click();
  } finally {
    restore();
  }
  return true;
}
