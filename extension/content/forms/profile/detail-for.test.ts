import { expect, test } from 'vitest';
import type { FieldKind } from '../classify/field-kinds.ts';
import { detailFor } from './detail-for.ts';

const values = {
  fullName: 'Ada Byron Lovelace',
  emailAddress: 'ada@example.org',
  phone: '+44 20 7946 0000',
  username: 'ada',
  organization: 'Engines',
  birthday: '1815-12-10',
  addressStreet: 'St James’s Square 12',
  addressCity: 'London',
  expiration: '04/31',
};

test.each<[FieldKind, string | undefined]>([
  ['fullName', 'Ada Byron Lovelace'],
  ['firstName', 'Ada Byron'],
  ['lastName', 'Lovelace'],
  ['emailAddress', 'ada@example.org'],
  ['phone', '+44 20 7946 0000'],
  ['username', 'ada'],
  ['displayName', 'ada'],
  ['organization', 'Engines'],
  ['birthday', '1815-12-10'],
  ['birthdayMonth', '12'],
  ['addressStreet', 'St James’s Square 12'],
  ['houseNumber', '12'],
  ['addressCity', 'London'],
  ['expirationMonth', '04'],
  ['expirationYear', '2031'],
  ['addressPostalCode', undefined],
  ['oneTimeCode', undefined],
])('tells for %s what the profile holds', (kind, detail) => {
  expect(detailFor(kind, values)).toBe(detail);
});
