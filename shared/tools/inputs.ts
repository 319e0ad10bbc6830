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

export const runIdField = z.string().max(60).describe('Run id from runs_start or runs_list');
