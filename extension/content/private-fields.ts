/**
 * Which fields hold what must never leave the page: passwords, cards, one-time codes. Judged by type, by
 * `autocomplete` and by the words of the field's names and labels, English and Russian. A doubt counts as private.
 */
import { ReadingPass } from './dom/reading-pass.ts';

const AUTOCOMPLETE =
  /(?:^|\s)(?:current-password|new-password|one-time-code|cc-(?:number|csc|exp|exp-month|exp-year|name|given-name|family-name|additional-name|type))(?:\s|$)/i;

/** Words of `name`, `id` and other machine names, which are written in camel, kebab or snake case. */
const MACHINE = new RegExp(
  [
    'pass-?(?:word|wd|phrase|code)|\\bpwd\\b|\\bpasswd\\b',
    'card-?(?:num|no\\b|cvc|cvv)|\\bcc-?(?:num|no|number|csc|cvc|cvv|exp)|credit-?card|\\bpan\\b|\\bcardnumber',
    '\\bcvc2?\\b|\\bcvv2?\\b|\\bcsc\\b|security-?code|\\bcvn\\b',
    '\\botp\\b|one-?time|\\btotp\\b|\\bmfa\\b|\\b2fa\\b|two-?factor|sms-?code|auth-?code|verification-?code',
    '\\bpin\\b|pin-?code|\\bsecret\\b|api-?key|private-?key|\\bssn\\b|social-?security|\\biban\\b',
  ].join('|'),
);

const HUMAN =
  /\bpass(?:word|code|phrase)\b|\bcard (?:number|no\b)|\bcvc2?\b|\bcvv2?\b|security code|\bone[- ]?time (?:code|password)|\botp\b|verification code|authenti(?:cation|cator) code|\b(?:2fa|mfa) code\b|\bpin(?: ?code)?\b|social security|парол|кодов(?:ое|ая) (?:слово|фраза)|номер карты|одноразов|код (?:из|в) (?:смс|sms)|код подтверждения|пин-?код|код безопасности|секретный код/i;

/** Types that cannot hold a secret text, whatever they are called. */
const HARMLESS_TYPES = new Set('button checkbox color file image radio range reset submit'.split(' '));

function machineWords(text: string): string {
  return text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/[_.\s[\]:]+/g, '-')
    .toLowerCase();
}

function labelTexts(element: Element, pass: ReadingPass): string {
  const texts = [
    element.getAttribute('aria-label'),
    element.getAttribute('placeholder'),
    element.getAttribute('title'),
  ];
  const root = element.getRootNode();
  if (root instanceof Document || root instanceof ShadowRoot) {
    for (const label of pass.labelsOf(element)) texts.push(label.textContent);
    for (const id of (element.getAttribute('aria-labelledby') ?? '').split(/\s+/)) {
      if (id !== '') texts.push(root.getElementById(id)?.textContent ?? null);
    }
  }
  return texts.filter((text) => text !== null).join(' | ');
}

/** A "show password" switch turns the type to text: what was once seen as a password stays private. */
const passwords = new WeakSet<Element>();

function isSecretByType(element: Element): boolean {
  if (element instanceof HTMLInputElement && element.type === 'password') passwords.add(element);
  if (passwords.has(element)) return true;
  return getComputedStyle(element).getPropertyValue('-webkit-text-security').replace('none', '') !== '';
}

function isTextField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !HARMLESS_TYPES.has(element.type);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Fields that ARQ filled with the person's own details: whoever asked for that does not get to know them. */
const details = new WeakSet<Element>();

/** From now on the field's value is dots outside the page. */
export function keepPrivate(element: Element): void {
  details.add(element);
}

/** True for a field whose value must appear in no snapshot, picture, log or journal. */
export function isPrivateField(element: Element, pass: ReadingPass = new ReadingPass()): boolean {
  return details.has(element) || isSecretField(element, pass);
}

/** True for a password, a card, a code: what makes sending it dangerous. Details that ARQ filled in are none. */
export function isSecretField(element: Element, pass: ReadingPass = new ReadingPass()): boolean {
  const known = pass.privacy.get(element);
  if (known !== undefined) return known;
  const isPrivate = isTextField(element) && holdsSecret(element, pass);
  pass.privacy.set(element, isPrivate);
  return isPrivate;
}

function holdsSecret(element: Element, pass: ReadingPass): boolean {
  if (isSecretByType(element)) return true;
  if (AUTOCOMPLETE.test(element.getAttribute('autocomplete') ?? '')) return true;
  const names = [element.getAttribute('name'), element.id, element.getAttribute('data-testid')]
    .filter((name) => name !== null)
    .map(machineWords)
    .join(' ');
  return MACHINE.test(names) || HUMAN.test(labelTexts(element, pass));
}
