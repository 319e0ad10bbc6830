/** What outlives the worker but not the browser, in `storage.session`. */
import { z } from 'zod';
import { askContext, wantedPermission } from '../messaging/panel-contract.ts';
import { storedItem } from './stored-item.ts';

/** The next number for a document's refs. */
export const nextDocItem = storedItem('session', 'nextDoc', z.number().int().min(1), () => 1);

/** Frame ids by token: `tabId:token`. A child frame tells its token once in its life. */
export const frameTokensItem = storedItem(
  'session',
  'frameTokens',
  z.record(z.string(), z.number().int().min(0)),
  () => ({}),
);

/** What is watched in which tab: `tabId:console` or `tabId:network`. */
export const watchesItem = storedItem(
  'session',
  'watches',
  z.record(z.string(), z.strictObject({ channel: z.string(), since: z.number(), readAt: z.number() })),
  () => ({}),
);

export const runMark = z.strictObject({
  runId: z.string(),
  tabId: z.number().int(),
  /** The group that ARQ put the tab in. */
  groupId: z.number().int().optional(),
  /** Where the tab was before. */
  former: z.strictObject({ groupId: z.number().int(), index: z.number().int() }).optional(),
});
export type RunMark = z.infer<typeof runMark>;
export const runMarksItem = storedItem('session', 'runMarks', z.array(runMark), () => []);

/** What “Ask ARQ about this” brought, until the panel took it. */
export const askContextItem = storedItem('session', 'askContext', askContext.nullable(), () => null);

/** The small window that asks for approvals, while it is open. */
export const approvalWindowItem = storedItem('session', 'approvalWindow', z.number().int().nullable(), () => null);

/** Permissions that calls were refused for, in the order in which they were wanted. */
export const wantedPermissionsItem = storedItem('session', 'wantedPermissions', z.array(wantedPermission), () => []);
