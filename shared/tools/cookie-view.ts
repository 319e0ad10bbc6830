import { z } from 'zod';

export const sameSiteField = z.enum(['unspecified', 'none', 'lax', 'strict']);

export const cookieView = z.strictObject({
  name: z.string(),
  value: z.string(),
  domain: z.string().describe('Begins with a dot when subdomains get it too'),
  path: z.string(),
  expires: z.string().describe('In UTC; empty for one that ends with the browser'),
  httpOnly: z.boolean().describe('True when scripts of the page do not see it'),
  secure: z.boolean(),
  sameSite: sameSiteField,
});
