/** Which details of a profile may go into a field, by what it asks for. Pure and free of zod. */
import type { DetailName } from './profile.ts';

const MADE_OF: Readonly<Record<string, readonly DetailName[]>> = {
  fullName: ['fullName', 'firstName', 'middleName', 'lastName'],
  firstName: ['firstName', 'fullName'],
  lastName: ['lastName', 'fullName'],
  displayName: ['username', 'fullName', 'firstName', 'middleName', 'lastName'],
};

/** `meaning` is a field's, as `page_read_forms` tells it; parts such as `birthdayDay` come from the whole. */
export function detailsFor(meaning: string, names: readonly DetailName[]): readonly DetailName[] {
  const own =
    (Object.hasOwn(MADE_OF, meaning) ? MADE_OF[meaning] : undefined) ??
    names.filter((name) => name === meaning || isPartOf(meaning, name));
  return own.filter((name) => names.includes(name));
}

const isPartOf = (meaning: string, name: DetailName): boolean =>
  (name === 'password' && meaning.startsWith('password.')) ||
  ((name === 'birthday' || name === 'expiration') &&
    /^(?:birthday|expiration)(?:Day|Month|Year)$/.test(meaning) &&
    meaning.startsWith(name));
