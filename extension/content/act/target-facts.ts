/**
 * What acting on an element would do. Asked by policy beforehand and again in the very task that acts
 * (`guard`), so that a page cannot swap a harmless target for a harmful one in between.
 */
import type { TargetFacts } from '../../../shared/policy/facts.ts';
import { belongsTo, siteOf } from '../../../shared/policy/site.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { closestComposed } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { formName } from '../forms/classify/page-forms.ts';
import { fieldsAround, formOf, isNativeField, secretsAmong } from '../forms/fields-of.ts';
import { defaultButtonOf, submitsImplicitly } from '../forms/submission.ts';
import { isPreset, rawValue, readValue } from '../forms/read-value.ts';
import { isPrivateField, isSecretField } from '../private-fields.ts';
import { parseCombination } from './key-names.ts';
import { saysBuy, saysDelete, saysHarmless, saysSend } from './danger-words.ts';

/** How the element would be acted on. */
export interface Intent {
  /** Key that would be pressed. */
  readonly key?: string | undefined;
  /** Enter would be pressed after typing. */
  readonly submit?: boolean | undefined;
}

const CONTROL = 'button, a[href], area[href], input, select, textarea, summary, option';
const CONTROL_ROLE =
  /^(?:button|link|menuitem|menuitemcheckbox|menuitemradio|tab|checkbox|radio|switch|option|treeitem)$/;
/** More is neither told nor allowed by anybody; hidden fields of a form can be long. */
const MAX_VALUES = 1000;
const MAX_CHARS = 100_000;

/** The control that a click on the element reaches: a span in a button is the button, a label is its field. */
export function controlOf(element: Element): Element {
  const found = closestComposed(
    element,
    (one) =>
      one.matches(CONTROL) || CONTROL_ROLE.test(one.getAttribute('role') ?? '') || one instanceof HTMLLabelElement,
  );
  if (found instanceof HTMLLabelElement) return found.control ?? element;
  return found ?? element;
}

function isSubmitButton(element: Element): element is HTMLButtonElement | HTMLInputElement {
  if (element instanceof HTMLButtonElement) return element.type === 'submit' && formOf(element) !== undefined;
  return element instanceof HTMLInputElement && /^(?:submit|image)$/.test(element.type) && element.form !== null;
}

function wordsOn(element: Element, pass: ReadingPass): string {
  const value =
    element instanceof HTMLInputElement && /^(?:submit|button|image)$/.test(element.type) ? element.value : '';
  return [nameOf(element, pass), value, element.getAttribute('title') ?? ''].join(' | ');
}

interface Submission {
  readonly submits: boolean;
  readonly submitter?: Element | undefined;
}

/** Controls that are there to be pressed; toggles and options change a value and send nothing. */
function isPressed(control: Element): boolean {
  return (
    control.matches('button, a, input, summary') ||
    /^(?:button|link|menuitem)$/.test(control.getAttribute('role') ?? '')
  );
}

/** A link that leads nowhere by itself is a button in disguise. */
function isRealLink(control: Element): boolean {
  return control instanceof HTMLAnchorElement && !/^(?:|#.*|javascript:.*)$/i.test(control.getAttribute('href') ?? '');
}

/** Without a submit button only scripts know which control sends; where secrets were entered, a doubt counts. */
function maySendSecrets(control: Element, fields: readonly Element[], words: string, pass: ReadingPass): boolean {
  if (defaultButtonOf(formOf(control) ?? null) !== undefined || saysHarmless(words)) return false;
  return fields.some((field) => rawValue(field) !== '' && isSecretField(field, pass));
}

/** Whether a press of the control sends something, by mark-up or, without a form's own button, by its words. */
function submissionByPress(control: Element, fields: readonly Element[], words: string, pass: ReadingPass): Submission {
  if (isSubmitButton(control)) return { submits: true, submitter: control };
  if (isNativeField(control) || isRealLink(control) || !isPressed(control)) return { submits: false };
  if (fields.length === 0) return { submits: false };
  const isMeantTo = control.getAttribute('type')?.toLowerCase() === 'submit' || saysSend(words);
  return { submits: isMeantTo || maySendSecrets(control, fields, words, pass) };
}

function submissionByEnter(field: Element, fields: readonly Element[], pass: ReadingPass): Submission {
  if (!(field instanceof HTMLInputElement)) return { submits: false };
  if (submitsImplicitly(field)) return { submits: true, submitter: defaultButtonOf(field.form) };
  // Without a form only the page's script knows: what could be sent decides.
  return { submits: formOf(field) === undefined && fields.some((one) => isSecretField(one, pass)) };
}

function addressOf(control: Element, submission: Submission): string | undefined {
  if (control instanceof HTMLAnchorElement || control instanceof HTMLAreaElement) return control.href || undefined;
  if (!submission.submits) return undefined;
  const { submitter } = submission;
  const own = submitter?.getAttribute('formaction');
  if (own !== null && own !== undefined && own !== '') return new URL(own, document.baseURI).href;
  const form = formOf(submitter ?? control);
  const action = form?.getAttribute('action');
  if (action === null || action === undefined || action === '') return undefined;
  return URL.canParse(action, document.baseURI) ? new URL(action, document.baseURI).href : undefined;
}

function leading(address: string | undefined): Pick<TargetFacts, 'leadsTo' | 'leavesSite'> {
  if (address === undefined || !URL.canParse(address)) return { leavesSite: false };
  const url = new URL(address);
  const isSameDocument = url.hash !== '' && address.split('#')[0] === location.href.split('#')[0];
  if (isSameDocument || !/^https?:$/.test(url.protocol)) return { leavesSite: false };
  const here = siteOf(location.href) ?? '';
  const there = siteOf(address) ?? '';
  return { leadsTo: url.origin, leavesSite: !belongsTo(there, here) && !belongsTo(here, there) };
}

/** Facts of acting on `element`; `ref` is only passed through. Reads, never changes. */
export function factsOf(element: Element, ref: string, intent: Intent = {}, pass = new ReadingPass()): TargetFacts {
  const control = controlOf(element);
  const words = wordsOn(control, pass);
  const keys = parseCombination(intent.submit === true ? 'Enter' : intent.key);
  const isText = isNativeField(control) && !/^(?:checkbox|radio|file)$/.test(control.type);
  const entersBySubmit = keys?.key === 'Enter' && isNativeField(control);
  const isOtherKey = keys !== undefined && keys.key !== 'Enter' && !(keys.key === ' ' && !isText);
  const around = fieldsAround(control);
  const submission: Submission = isOtherKey
    ? { submits: false }
    : entersBySubmit
      ? submissionByEnter(control, around, pass)
      : submissionByPress(control, around, words, pass);
  const { submitter = control } = submission;
  const fields = submitter === control ? around : fieldsAround(submitter);
  const pressed =
    submission.submitter === undefined || isOtherKey ? words : `${words} | ${wordsOn(submission.submitter, pass)}`;
  const file = control instanceof HTMLInputElement && control.type === 'file';
  return {
    ref,
    role: roleOf(element, pass),
    name: element instanceof HTMLFormElement ? formName(element, pass) : nameOf(element, pass),
    origin: location.origin,
    submits: submission.submits,
    ...leading(isOtherKey ? undefined : addressOf(control, submission)),
    ...secretsAmong(fields, pass),
    deletes: !isText || submission.submits ? saysDelete(isText ? pressed.slice(words.length) : pressed) : false,
    buys: !isText || submission.submits ? saysBuy(isText ? pressed.slice(words.length) : pressed) : false,
    uploads: file,
    isPrivate: isPrivateField(element, pass) || isPrivateField(control, pass),
    ...sentBy(submission.submits ? fields.filter((field) => isSent(field)) : [], pass),
  };
}

/** Values whole, and as many as can be told. */
function sentBy(fields: ReturnType<typeof fieldsAround>, pass: ReadingPass): Pick<TargetFacts, 'values' | 'isCut'> {
  const values: TargetFacts['values'] = [];
  let chars = 0;
  for (const field of fields) {
    const value = readValue(field, pass);
    chars += value.length;
    if (values.length === MAX_VALUES || chars > MAX_CHARS) return { values, isCut: true };
    const label = nameOf(field, pass) || field.name;
    values.push({ label, value, isPrivate: isPrivateField(field, pass), isPreset: isPreset(field) });
  }
  return { values };
}

/** Goes out with the form and tells something: a field that was empty and still is says nothing. */
function isSent(field: Element): boolean {
  if (field.matches(':disabled') || (rawValue(field) === '' && isPreset(field))) return false;
  return !(field instanceof HTMLInputElement && field.type === 'radio') || field.checked;
}
