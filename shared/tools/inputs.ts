import { z } from 'zod';

/** Field shapes that many tools share, so that they are described once. */
export const tabField = z.string().max(100).describe('Tab id; omit for the current tab').optional();

export const refField = z.string().max(40).describe('Element ref such as "d1e12" from page_snapshot or page_find');

/** What every acting page tool returns: what the page did in reply. */
export const pageOutcome = z.strictObject({
  url: z.string().describe('Address of the tab afterwards'),
  title: z.string().describe('Title of the tab afterwards'),
  navigated: z.boolean().describe('True when a new document was loaded'),
  changed: z.string().describe('What changed on the page, in one line; empty when nothing visible did'),
  value: z.string().describe('Value read back from the field; dots when it is private').optional(),
  opensTab: z.string().describe('Address that the click opens in a tab of its own').optional(),
  openedTab: z.string().describe('Id of that tab; a run goes on in it').optional(),
});

/** What only a person gets past. */
export const gateKinds = ['login', 'code', 'captcha'] as const;

/** One coordinate of a point, in CSS pixels. */
export const pointField = z.number().min(-100_000).max(100_000).describe('CSS pixels');

/** Files of the host's computer that a page is given. */
export const pathsField = z
  .array(z.string().min(1).max(4096))
  .min(1)
  .max(20)
  .describe('Paths of the files; relative ones start in the first folder of files_list');

/** What a tool that gives files to a page returns. */
export const givenFiles = pageOutcome.extend({
  files: z.array(z.strictObject({ name: z.string(), bytes: z.number().int() })).describe('Given to the page'),
});

export const runIdField = z.string().max(60).describe('Run id from runs_start or runs_list');
