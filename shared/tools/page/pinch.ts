import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import { pageOutcome, refField, tabField } from '../inputs.ts';

export const pagePinch = defineTool({
  name: 'page_pinch',
  title: 'Pinch',
  description:
    'Zooms what is at an element, such as a map or a picture: as a trackpad does, and where the page does not listen to that, with two fingers.',
  runsIn: 'content',
  risk: 'act',
  callers: ['panel', 'cli', 'client', 'model'],
  input: z.strictObject({
    ref: refField,
    scale: z.number().min(0.1).max(10).describe('Above 1 zooms in, below 1 out'),
    tab: tabField,
  }),
  output: pageOutcome,
  examples: [{ ref: 'd1e4', scale: 2 }],
});
