/** A person's details by what a field asks for. They are entered in the panel or the command line and kept by the host, sealed. */
import { z } from 'zod';

const text = z.string().trim().min(1).max(500);

/** Details of every day, in the words by which fields are told apart. */
const plainDetails = {
  fullName: text.describe('Whole name, where it is not made of its parts'),
  firstName: text.describe('Given name'),
  middleName: text.describe('Middle name or patronymic'),
  lastName: text.describe('Family name'),
  emailAddress: text.describe('E-mail address'),
  phone: text.describe('Telephone number, best with the country code'),
  username: text.describe('User name'),
  organization: text.describe('Company or institution'),
  jobTitle: text.describe('Position'),
  birthday: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .describe('Date of birth as YYYY-MM-DD'),
  addressStreet: text.describe('Street and house number'),
  addressStreet2: text.describe('Flat, floor, building'),
  addressCity: text.describe('City'),
  addressProvince: text.describe('State, province or region'),
  addressPostalCode: text.describe('Postal code'),
  addressCountryCode: text.describe('Country, by name or two-letter code'),
} as const;

/** Filled only where the person allowed it for this profile, and only when they ask themselves. */
const privateDetails = {
  password: text.describe('Password'),
  cardName: text.describe('Name on the card'),
  cardNumber: text.describe('Card number'),
  expiration: z
    .string()
    .regex(/^(?:0[1-9]|1[0-2])\/\d{2}$/)
    .describe('Month and year the card ends, as MM/YY'),
  cardSecurityCode: text.describe('Security code of the card'),
} as const;

export const privateDetailNames = Object.keys(privateDetails) as readonly (keyof typeof privateDetails)[];
export type DetailName = keyof typeof plainDetails | keyof typeof privateDetails;

export const detailName = z.enum([
  ...(Object.keys(plainDetails) as (keyof typeof plainDetails)[]),
  ...privateDetailNames,
]);

export const profileValues = z.strictObject({ ...plainDetails, ...privateDetails }).partial();
export type ProfileValues = z.infer<typeof profileValues>;

export const profileName = z.string().trim().min(1).max(60);

export const profile = z.strictObject({
  id: z.string(),
  name: profileName,
  /** Taken where none is named; one of all. */
  isDefault: z.boolean(),
  /** Whether password and card may be filled as well. */
  mayFillPrivate: z.boolean(),
  values: profileValues,
});
export type Profile = z.infer<typeof profile>;

/** A profile without what it holds. */
export const profileView = profile.omit({ values: true }).extend({
  details: z.array(z.string()).describe('What it holds, without the values'),
});
export type ProfileView = z.infer<typeof profileView>;

export function viewOf({ values, ...rest }: Profile): ProfileView {
  return { ...rest, details: Object.keys(values) };
}
