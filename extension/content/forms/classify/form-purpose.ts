/** What a form is for, as far as its fields' meaning hangs on it: to come in with an account, to make one, or neither. */
import type { FormScope } from './form-scope.ts';
import { buttonText } from './button-text.ts';
import { humanWords, machineWords, wordTest } from './kind-words.ts';
import { plainText } from './plain-text.ts';
import { forgotten } from './words/forgotten.ts';
import { logIn } from './words/log-in.ts';
import { newPassword } from './words/new-password.ts';
import { pressesOtherwise } from './words/presses-otherwise.ts';
import { signUp } from './words/sign-up.ts';

export type FormPurpose = 'log-in' | 'sign-up' | 'other';

const LOG_IN = wordTest(logIn);
const SIGN_UP = wordTest(signUp);
const FORGOTTEN = wordTest(forgotten);
const NEW = wordTest(newPassword);
const OTHERWISE = wordTest(pressesOtherwise);

const WEIGHTS = { button: 5, heading: 3, root: 2, forgotten: 3, link: 1, password: 1, title: 1, address: 2, id: 1 };
const MAX_TEXT = 80;
const MAX_LINKS = 40;
const TEXT_FIELDS_OF_A_SIGN_UP = 4;

/** Above zero for coming in, below for making an account. A text that says both says nothing. */
function leaning(human: string, machine = ''): number {
  const isLogIn = LOG_IN.inHuman(human) || LOG_IN.inMachine(machine);
  const isSignUp = SIGN_UP.inHuman(human) || SIGN_UP.inMachine(machine);
  return Number(isLogIn) - Number(isSignUp);
}

const attributesOf = (element: Element, names: readonly string[]) =>
  // Where somebody is led afterwards says nothing of the form.
  machineWords(names.map((name) => (element.getAttribute(name) ?? '').replace(/\?.*$/s, '')).join(' '));

/** Sends the form by mark-up alone. */
const isSubmit = (button: Element): boolean =>
  button.localName !== 'a' &&
  !/^(?:button|reset)$/i.test(button.getAttribute('type') ?? (button.localName === 'button' ? 'submit' : 'button'));

/** What the buttons say: the one that sends most, others as links do, for they are another way. */
function buttonsLean({ buttons }: FormScope): number {
  const all = buttons.flatMap((button) => {
    const text = humanWords(buttonText(button));
    if (text.length > MAX_TEXT || OTHERWISE.inHuman(text)) return [];
    return [{ button, said: leaning(text), named: leaning('', attributesOf(button, ['id', 'name', 'data-testid'])) }];
  });
  const submits = all.filter(({ button }) => isSubmit(button));
  const primary = submits.length > 0 ? submits : all.slice(0, 1);
  let sum = 0;
  for (const one of all) {
    if (!primary.includes(one)) {
      if (one.button.localName !== 'a') sum -= one.said * WEIGHTS.link;
    } else sum += one.said === 0 ? one.named * WEIGHTS.id : one.said * WEIGHTS.button;
  }
  return sum;
}

/** Where a link leads is where its form does not: "Have an account? Log in" stands where one is made. */
function linksLean(root: Element): number {
  let sum = 0;
  for (const link of [...root.querySelectorAll('a, label')].slice(0, MAX_LINKS)) {
    const text = humanWords((link.textContent ?? '').slice(0, 200));
    const machine = attributesOf(link, ['id', 'href']);
    if (text.length > MAX_TEXT) continue;
    if (FORGOTTEN.inHuman(text) || FORGOTTEN.inMachine(machine)) sum += WEIGHTS.forgotten;
    else if (link.localName === 'a') sum -= leaning(text) * WEIGHTS.link;
  }
  return Math.max(-WEIGHTS.forgotten, Math.min(sum, WEIGHTS.forgotten));
}

function headingsOf({ root, isForm }: FormScope): string[] {
  const inside = [...root.querySelectorAll('h1, h2, h3, h4, legend')].slice(0, 3);
  const texts = inside.map((heading) => plainText(heading));
  if (!isForm) return texts;
  // The heading over a form often stands beside it.
  let node: Element | null = root;
  for (let level = 0; level < 3 && node !== null && texts.length < 4; level += 1) {
    for (let at = node.previousElementSibling; at !== null; at = at.previousElementSibling) {
      if (at.matches('form') || at.querySelector('form, input') !== null) return texts;
      const heading = at.matches('h1, h2, h3, h4, b, strong') ? at : at.querySelector('h1, h2, h3, h4');
      if (heading !== null) return [...texts, plainText(heading)];
    }
    node = node.parentElement;
  }
  return texts;
}

function fieldsLean({ fields }: FormScope): number {
  const passwords = fields.filter((field) => field.type === 'password' && field.maxLength !== 1);
  const texts = fields.filter((field) => /^(?:text|email|tel|number)$/.test(field.type));
  let sum = 0;
  if (passwords.length === 1 && texts.length <= 2) sum += WEIGHTS.password;
  if (passwords.length > 1) sum -= WEIGHTS.heading;
  if (texts.length >= TEXT_FIELDS_OF_A_SIGN_UP) sum -= WEIGHTS.heading;
  for (const field of fields) {
    const own = attributesOf(field, ['id', 'name', 'placeholder', 'aria-label', 'ng-model']);
    const said = Math.sign(leaning(humanWords(field.getAttribute('placeholder') ?? ''), own));
    if (field === fields[0] || said < 0) sum += said * WEIGHTS.id;
    if (field.getAttribute('autocomplete') === 'current-password') sum += WEIGHTS.heading;
  }
  return sum;
}

const ROOT_NAMES = ['id', 'name', 'class', 'action', 'data-testid', 'data-test-id'];

/** True for a form by which somebody gets a lost password back, or makes another. */
export function isRecovery(scope: FormScope): boolean {
  if (FORGOTTEN.inMachine(attributesOf(scope.root, ROOT_NAMES))) return true;
  const sends = scope.fields.some(({ type }) => type === 'password')
    ? []
    : scope.buttons.filter((one) => isSubmit(one));
  const said = [...headingsOf(scope), ...sends.map((button) => buttonText(button))].map((text) => humanWords(text));
  return said.some((text) => NEW.inHuman(text) || (FORGOTTEN.inHuman(text) && leaning(text) === 0));
}

/** Judged by buttons, headings, names, links and by how many fields there are. */
export function formPurpose(scope: FormScope): FormPurpose {
  const { root } = scope;
  const doc = root.ownerDocument;
  const headings = headingsOf(scope).reduce((sum, text) => sum + leaning(humanWords(text)), 0);
  const sum =
    buttonsLean(scope) +
    Math.sign(headings) * WEIGHTS.heading +
    leaning('', attributesOf(root, ROOT_NAMES)) * WEIGHTS.root +
    (isRecovery(scope) ? WEIGHTS.forgotten : 0) +
    linksLean(root) +
    fieldsLean(scope) +
    leaning(humanWords(doc.title)) * WEIGHTS.title +
    leaning('', machineWords(doc.location.pathname)) * WEIGHTS.address;
  if (sum > 0) return 'log-in';
  return sum < 0 ? 'sign-up' : 'other';
}
