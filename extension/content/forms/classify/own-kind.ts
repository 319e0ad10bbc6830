/** What a field is by itself: by its type, by `autocomplete`, by its words. What stands in the same form is another matter. */
import type { NativeField } from '../fields-of.ts';
import type { FieldClues } from './field-clues.ts';
import type { FieldKind } from './field-kinds.ts';
import { KIND_TESTS } from './kind-tests.ts';
import { wordTest } from './kind-words.ts';
import { currentPassword } from './words/current-password.ts';
import { phoneCode } from './words/phone-code.ts';
import { oneTimeCode } from './words/one-time-code.ts';
import { password } from './words/password.ts';
import { username } from './words/username.ts';
import { newPassword } from './words/new-password.ts';

/** HTML, "Autofill detail tokens". */
const AUTOCOMPLETE: Readonly<Record<string, FieldKind>> = {
  name: 'fullName',
  'given-name': 'firstName',
  'additional-name': 'middleName',
  'family-name': 'lastName',
  nickname: 'displayName',
  email: 'emailAddress',
  username: 'username',
  tel: 'phone',
  'tel-national': 'phone',
  'tel-local': 'phone',
  'tel-country-code': 'phoneCode',
  'tel-area-code': 'phoneCode',
  'tel-extension': 'phoneCode',
  organization: 'organization',
  'organization-title': 'jobTitle',
  'street-address': 'addressStreet',
  'address-line1': 'addressStreet',
  'address-line2': 'addressStreet2',
  'address-line3': 'addressStreet2',
  'address-level1': 'addressProvince',
  'address-level2': 'addressCity',
  country: 'addressCountryCode',
  'country-name': 'addressCountryCode',
  'postal-code': 'addressPostalCode',
  'cc-name': 'cardName',
  'cc-given-name': 'cardName',
  'cc-family-name': 'cardName',
  'cc-number': 'cardNumber',
  'cc-csc': 'cardSecurityCode',
  'cc-exp': 'expiration',
  'cc-exp-month': 'expirationMonth',
  'cc-exp-year': 'expirationYear',
  bday: 'birthday',
  'bday-day': 'birthdayDay',
  'bday-month': 'birthdayMonth',
  'bday-year': 'birthdayYear',
  'one-time-code': 'oneTimeCode',
  'honorific-prefix': 'other',
  'honorific-suffix': 'other',
  sex: 'other',
  url: 'other',
  language: 'other',
  'transaction-amount': 'other',
};

const PASSWORD = wordTest(password);
const USERNAME = wordTest(username);
const ONE_TIME = wordTest(oneTimeCode);
const NEW = wordTest(newPassword);
const CURRENT = wordTest(currentPassword);

/** Kinds that a choice from a list can be. */
const CHOSEN: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'addressCountryCode',
  'addressProvince',
  'addressCity',
  'phoneCode',
  'birthday',
  'expiration',
  'organization',
  'jobTitle',
  'other',
  'search',
]);

/** Codes that pages hide as they hide passwords. */
const HIDDEN_CODES: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'cardSecurityCode',
  'cardNumber',
  'nationalId',
  'oneTimeCode',
  'captcha',
]);

function byAutocomplete({ autocomplete }: FieldClues): FieldKind | undefined {
  for (const token of autocomplete) {
    if (Object.hasOwn(AUTOCOMPLETE, token)) return AUTOCOMPLETE[token];
  }
  return undefined;
}

/** Names of fields that say little: what stands beside the field is more exact. */
const VAGUE: ReadonlySet<FieldKind | undefined> = new Set<FieldKind>(['fullName', 'addressStreet', 'username']);
/** What is longer, beside a field that shows a text of its own, is a sentence about several. */
const MAX_NEAR_WORDS = 5;
const MAX_HINT_WORDS = 5;

/** Sources from the plainest to the vaguest; the first that says anything is believed. */
function byWords(clues: FieldClues, fits: (kind: FieldKind) => boolean): FieldKind | undefined {
  const find = (text: string, isMachine = false) =>
    KIND_TESTS.find(({ kind, words }) => fits(kind) && (isMachine ? words.inMachine(text) : words.inHuman(text)))?.kind;
  // A long hint is an instruction, which may name what is not wanted.
  const isInstruction = clues.hint.split(' ').length > MAX_HINT_WORDS;
  const said = find(clues.label) ?? (isInstruction ? undefined : find(clues.hint));
  if (said !== undefined) return said;
  const named = clues.names.map((name) => find(name, true)).find((kind) => kind !== undefined);
  const isLong = clues.near.split(' ').length > MAX_NEAR_WORDS;
  if (named !== undefined && (isLong || !VAGUE.has(named))) return named;
  const near = clues.hint !== '' && isLong ? undefined : find(clues.near);
  const told = named !== undefined && VAGUE.has(near) ? named : (near ?? named);
  return told ?? (isInstruction ? find(clues.hint) : undefined);
}

/** A list of countries by the codes that their telephone numbers begin with. */
function listsDialCodes(select: HTMLSelectElement): boolean {
  const options = [...select.options].slice(0, MAX_OPTIONS);
  const dialled = options.filter(({ text, value }) => /(?:^|[\s(])\+\d{1,3}(?!\d)/.test(`${text} ${value}`));
  return dialled.length * 2 > options.length;
}
const MAX_OPTIONS = 20;

/** How old the password is that a field asks for, where the field itself says so. */
function passwordKind({ autocomplete, label, hint, machine, near }: FieldClues): FieldKind {
  if (autocomplete.includes('current-password')) return 'password.current';
  if (autocomplete.includes('new-password')) return 'password.new';
  const texts = [label, hint, near];
  if (CURRENT.inMachine(machine) || texts.some((text) => CURRENT.inHuman(text))) return 'password.current';
  if (NEW.inMachine(machine) || texts.some((text) => NEW.inHuman(text))) return 'password.new';
  return 'password';
}

/** A rule for passwords speaks of characters and numbers, too; the word itself settles it. */
const saysPassword = ({ label, hint, machine }: FieldClues): boolean =>
  (PASSWORD.inHuman(label) || PASSWORD.inHuman(hint) || PASSWORD.inMachine(machine)) &&
  ![label, hint].some((text) => ONE_TIME.inHuman(text)) &&
  !ONE_TIME.inMachine(machine);

function ofHidden(field: HTMLInputElement, clues: FieldClues): FieldKind {
  const told = byAutocomplete(clues);
  if (told === undefined && saysPassword(clues)) return passwordKind(clues);
  const kind = told ?? byWords(clues, (one) => HIDDEN_CODES.has(one));
  // Boxes of one sign each make up a code.
  if (kind === undefined && field.maxLength === 1) return 'oneTimeCode';
  return kind !== undefined && HIDDEN_CODES.has(kind) ? kind : passwordKind(clues);
}

const PHONE_CODE = wordTest(phoneCode);

/** A country beside a telephone number stands for its code, though its label says country alone. */
const ofCountry = (kind: FieldKind | undefined, { machine, autocomplete }: FieldClues): FieldKind | undefined =>
  kind === 'addressCountryCode' && (PHONE_CODE.inMachine(machine) || autocomplete.includes('phonecountry'))
    ? 'phoneCode'
    : kind;

const BY_TYPE: Readonly<Record<string, FieldKind>> = { email: 'emailAddress', tel: 'phone', search: 'search' };
const WITHOUT_MEANING = new Set(['checkbox', 'radio', 'file', 'range', 'color']);

/** Undefined when nothing tells. */
export function ownKind(field: NativeField, clues: FieldClues): FieldKind | undefined {
  const { type } = field;
  if (WITHOUT_MEANING.has(type)) return undefined;
  if (field instanceof HTMLInputElement && type === 'password') return ofHidden(field, clues);
  const told = byAutocomplete(clues);
  if (told !== undefined) return told;
  if (field instanceof HTMLSelectElement) {
    if (listsDialCodes(field)) return 'phoneCode';
    return ofCountry(
      byWords(clues, (kind) => CHOSEN.has(kind)),
      clues,
    );
  }
  if (field instanceof HTMLTextAreaElement)
    return byWords(clues, (kind) => kind.startsWith('address') || kind === 'other');
  if (/^(?:date|month|week|datetime-local|time)$/.test(type))
    return byWords(clues, (kind) => kind === 'birthday' || kind === 'expiration');
  const { machine, label, hint } = clues;
  // Labels are tied to the wrong field more often than fields are named wrong.
  if (type === 'text' && PASSWORD.inMachine(machine) && !USERNAME.inMachine(machine)) return passwordKind(clues);
  const said = ofCountry(
    byWords(clues, () => true),
    clues,
  );
  if (said === undefined && (PASSWORD.inHuman(label) || PASSWORD.inHuman(hint))) return passwordKind(clues);
  // A field for an address or a number is one, whatever else is said around it.
  if (type === 'email' && said !== 'captcha') return 'emailAddress';
  return said ?? BY_TYPE[type] ?? KIND_TESTS.find(({ words }) => words.inMachine(clues.classes))?.kind;
}
