import { expect, it } from 'vitest';
import { detailsFor } from './details-for.ts';
import { detailName } from './profile.ts';

const all = detailName.options;

it.each([
  ['emailAddress', ['emailAddress']],
  ['lastName', ['lastName', 'fullName']],
  ['birthdayMonth', ['birthday']],
  ['expirationYear', ['expiration']],
  ['password.new', ['password']],
  ['search', []],
  ['', []],
  ['constructor', []],
])('a field that asks for “%s” may take %j', (meaning, details) => {
  expect(detailsFor(meaning, all)).toEqual(details);
});

it('only what the profile holds', () => {
  expect(detailsFor('fullName', ['lastName', 'phone'])).toEqual(['lastName']);
});
