import { z } from 'zod';
import { cookieView } from '../cookie-view.ts';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const storageListCookies = defineTool({
  name: 'storage_list_cookies',
  title: 'List cookies',
  description:
    'Lists the cookies that the site of the tab gets, with values, also those its scripts do not see. Whoever has them is signed in as the user: it needs their approval, and once the permission “cookies”, which the panel asks for.',
  runsIn: 'background',
  risk: 'danger',
  callers: ['panel', 'cli', 'client', 'model'],
  maxTokens: 4000,
  input: z.strictObject({ name: z.string().max(4096).describe('Only cookies of this name').optional(), tab: tabField }),
  output: z.strictObject({ site: z.string(), cookies: z.array(cookieView) }),
  examples: [{}, { name: 'lang' }],
});
