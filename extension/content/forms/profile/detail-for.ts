/** Which detail of a profile a field asks for: as it is kept, or made of others. Pure. */
import type { ProfileValues } from '../../../../shared/profiles/profile.ts';
import type { FieldKind } from '../classify/field-kinds.ts';
import { streetParts } from './street-parts.ts';

const joined = (...parts: readonly (string | undefined)[]): string | undefined => {
  const text = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return text === '' ? undefined : text;
};

/** The whole name; where only the parts are kept, in the order given name, middle name, family name. */
const fullName = ({ fullName: whole, firstName, middleName, lastName }: ProfileValues) =>
  whole ?? joined(firstName, middleName, lastName);

/** Of a whole name the last word is taken for the family's, which is right more often than not. */
function partOfName(values: ProfileValues, part: 'first' | 'last'): string | undefined {
  const kept = part === 'first' ? values.firstName : values.lastName;
  if (kept !== undefined || values.fullName === undefined) return kept;
  const words = values.fullName.trim().split(/\s+/);
  if (words.length < 2) return undefined;
  return part === 'first' ? words.slice(0, -1).join(' ') : words.at(-1);
}

/** Parts of `YYYY-MM-DD` and of `MM/YY`. */
const dateParts = (text: string | undefined) => /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
const cardParts = (text: string | undefined) => /^(\d{2})\/(\d{2})$/.exec(text ?? '');

/** Undefined when the profile holds nothing of the kind. */
export function detailFor(kind: FieldKind, values: ProfileValues): string | undefined {
  switch (kind) {
    case 'fullName':
      return fullName(values);
    case 'firstName':
      return partOfName(values, 'first');
    case 'lastName':
      return partOfName(values, 'last');
    case 'birthdayYear':
      return dateParts(values.birthday)?.[1];
    case 'birthdayMonth':
      return dateParts(values.birthday)?.[2];
    case 'birthdayDay':
      return dateParts(values.birthday)?.[3];
    case 'expirationMonth':
      return cardParts(values.expiration)?.[1];
    case 'expirationYear': {
      const year = cardParts(values.expiration)?.[2];
      return year === undefined ? undefined : `20${year}`;
    }
    case 'cardName':
      return values.cardName;
    case 'password':
    case 'password.current':
    case 'password.new':
      return values.password;
    case 'houseNumber':
      return values.addressStreet === undefined ? undefined : streetParts(values.addressStreet)?.number;
    case 'displayName':
      return values.username ?? fullName(values);
    case 'middleName':
    case 'emailAddress':
    case 'phone':
    case 'username':
    case 'organization':
    case 'jobTitle':
    case 'birthday':
    case 'addressStreet':
    case 'addressStreet2':
    case 'addressCity':
    case 'addressProvince':
    case 'addressPostalCode':
    case 'addressCountryCode':
    case 'cardNumber':
    case 'cardSecurityCode':
    case 'expiration':
      return values[kind];
    case 'oneTimeCode':
    case 'captcha':
    case 'nationalId':
    case 'phoneCode':
    case 'coupon':
    case 'search':
    case 'other':
      return undefined;
    default:
      return kind satisfies never;
  }
}
