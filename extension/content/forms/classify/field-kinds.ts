/** What a field asks for. The first group are the words of the form corpus; ARQ tells more apart than it does. */
export type FieldKind =
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'fullName'
  | 'emailAddress'
  | 'phone'
  | 'username'
  | 'password'
  | 'password.new'
  | 'password.current'
  | 'birthday'
  | 'birthdayDay'
  | 'birthdayMonth'
  | 'birthdayYear'
  | 'addressStreet'
  | 'addressStreet2'
  | 'addressCity'
  | 'addressProvince'
  | 'addressPostalCode'
  | 'addressCountryCode'
  | 'cardName'
  | 'cardNumber'
  | 'cardSecurityCode'
  | 'expiration'
  | 'expirationMonth'
  | 'expirationYear'
  | ExtraKind;

/** Told apart so that they are not mistaken for something else, or filled. The corpus calls them `unknown`. */
type ExtraKind =
  | 'oneTimeCode'
  | 'captcha'
  | 'nationalId'
  | 'organization'
  | 'jobTitle'
  | 'displayName'
  | 'phoneCode'
  | 'houseNumber'
  | 'coupon'
  | 'search'
  | 'other';

const EXTRA: ReadonlySet<string> = new Set<ExtraKind>([
  'oneTimeCode',
  'captcha',
  'nationalId',
  'organization',
  'jobTitle',
  'displayName',
  'phoneCode',
  'houseNumber',
  'coupon',
  'search',
  'other',
]);

/** In the words of the form corpus. */
export function corpusWord(kind: FieldKind | undefined): string {
  return kind === undefined || EXTRA.has(kind) ? 'unknown' : kind;
}
