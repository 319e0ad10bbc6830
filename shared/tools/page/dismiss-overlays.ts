import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { tabField } from '../inputs.ts';

export const pageDismissOverlays = defineTool({
  name: 'page_dismiss_overlays',
  title: 'Dismiss overlays',
  description:
    'Closes what lies over the page: cookie banners, always with the most private choice they offer, newsletter and app prompts, notices. Never accepts anything, and leaves what cannot be closed so; dialogs that ask for a decision stay.',
  runsIn: 'background',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({ tab: tabField }),
  output: z.strictObject({
    dismissed: z.array(
      z.strictObject({
        what: z.string().describe('What it said, in short'),
        pressed: z.string().describe('By which control'),
      }),
    ),
    left: z.array(z.strictObject({ what: z.string(), why: z.string().describe('Why it is still there') })),
  }),
  examples: [{}],
});
