import { z } from 'zod';
import { cookieView, sameSiteField } from '../cookie-view.ts';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const storageSetCookie = defineTool({
  name: 'storage_set_cookie',
  title: 'Set cookie',
  description: 'Sets a cookie for the site of the tab, or replaces the one of that name, domain and path.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    name: z.string().max(4096).describe('Name of the cookie'),
    value: z.string().max(4096).describe('What it holds'),
    domain: z.string().max(253).describe('The site’s host or one above it; default the host alone').optional(),
    path: z.string().max(1024).describe('Default /').optional(),
    expires: z.iso.datetime({ offset: true }).describe('Default: with the browser').optional(),
    httpOnly: z.boolean().describe('Hidden from the page’s scripts').optional(),
    secure: z.boolean().describe('Only sent over https').optional(),
    sameSite: sameSiteField.describe('Whether other sites’ requests carry it').optional(),
    tab: tabField,
  }),
  output: cookieView,
  examples: [{ name: 'lang', value: 'en' }],
});
