/** Which words are asked for first: the rarer and the more exact before those that are part of others. */
import type { FieldKind } from './field-kinds.ts';
import { wordTest, type WordTest } from './kind-words.ts';
import { addressCity } from './words/address-city.ts';
import { addressCountryCode } from './words/address-country-code.ts';
import { addressPostalCode } from './words/address-postal-code.ts';
import { addressProvince } from './words/address-province.ts';
import { addressStreet2 } from './words/address-street-2.ts';
import { addressStreet } from './words/address-street.ts';
import { birthday } from './words/birthday.ts';
import { captcha } from './words/captcha.ts';
import { cardName } from './words/card-name.ts';
import { cardNumber } from './words/card-number.ts';
import { cardSecurityCode } from './words/card-security-code.ts';
import { coupon } from './words/coupon.ts';
import { displayName } from './words/display-name.ts';
import { email } from './words/email.ts';
import { expiration } from './words/expiration.ts';
import { firstName } from './words/first-name.ts';
import { fullName } from './words/full-name.ts';
import { jobTitle } from './words/job-title.ts';
import { lastName } from './words/last-name.ts';
import { middleName } from './words/middle-name.ts';
import { nationalId } from './words/national-id.ts';
import { oneTimeCode } from './words/one-time-code.ts';
import { organization } from './words/organization.ts';
import { other } from './words/other.ts';
import { phoneCode } from './words/phone-code.ts';
import { phone } from './words/phone.ts';
import { search } from './words/search.ts';
import { username } from './words/username.ts';

const test = (kind: FieldKind, words: Parameters<typeof wordTest>[0]) => ({ kind, words: wordTest(words) });

export interface KindTest {
  readonly kind: FieldKind;
  readonly words: WordTest;
}

const FIRST = wordTest({ human: firstName.human ?? {}, not: 'último nome' });
const LAST = wordTest({ human: lastName.human ?? {}, not: 'company|компани*|organi[sz]ation' });

/** A label that names both parts of a name asks for the whole of it; one that leaves the choice, for what one comes in by. */
const COMBINED: readonly KindTest[] = [
  {
    kind: 'fullName',
    words: { inHuman: (text) => FIRST.inHuman(text) && LAST.inHuman(text), inMachine: () => false },
  },
  {
    kind: 'username',
    words: wordTest({
      human: {
        en: '(user ?name|user id|login) or|or (user ?name|user id)',
        ru: 'логин или|или логин',
        de: '(benutzer|nutzer)name oder|oder (benutzer|nutzer)name',
        fr: '(identifiant|pseudo) ou|ou (identifiant|pseudo)',
        es: 'usuario o|o usuario',
        pt: 'usuário ou|ou usuário',
        it: 'utente o|o (nome )?utente',
        nl: 'gebruikersnaam of|of gebruikersnaam',
        pl: 'login lub|lub login|użytkownika lub',
      },
      not: 'email*|e mail*|mail|почт*|correo*|courriel',
    }),
  },
];

/** Of several that fit the same text, the first is taken. */
export const KIND_TESTS: readonly KindTest[] = [
  test('captcha', captcha),
  test('nationalId', nationalId),
  test('cardSecurityCode', cardSecurityCode),
  test('oneTimeCode', oneTimeCode),
  test('coupon', coupon),
  test('expiration', expiration),
  test('cardName', cardName),
  test('cardNumber', cardNumber),
  ...COMBINED,
  test('emailAddress', email),
  test('birthday', birthday),
  test('phoneCode', phoneCode),
  test('phone', phone),
  test('addressPostalCode', addressPostalCode),
  test('search', search),
  test('displayName', displayName),
  test('middleName', middleName),
  test('lastName', lastName),
  test('firstName', firstName),
  test('other', other),
  test('organization', organization),
  test('jobTitle', jobTitle),
  test('addressStreet2', addressStreet2),
  test('addressCountryCode', addressCountryCode),
  test('addressProvince', addressProvince),
  test('addressCity', addressCity),
  test('addressStreet', addressStreet),
  test('username', username),
  test('fullName', fullName),
];
