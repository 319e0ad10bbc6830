/** What side panel, approval window and background say to each other, over a Port named `panel`. */
import { z } from 'zod';
import { hostEvents, hostMethods, hostStatus } from '../../shared/protocol/methods.ts';
import { run } from '../../shared/runs/run.ts';

/** Name of the Port that panels open. */
export const PANEL_PORT = 'panel';

/** What the panel shows of the link to the host. */
export const connection = z.strictObject({
  state: z.enum(['connected', 'connecting', 'lost', 'not-installed', 'refused']),
  /** Epoch milliseconds of the last change of state. */
  since: z.number(),
  /** Why it is not connected, and what to do; for people. */
  message: z.string(),
  hostVersion: z.string().optional(),
});
export type Connection = z.infer<typeof connection>;

/** The tab a new request would act in. */
export const contextTab = z.strictObject({
  tab: z.string(),
  title: z.string(),
  url: z.string(),
  /** False on pages no extension may enter (browser pages, the stores). */
  canAct: z.boolean(),
  isNever: z.boolean(),
  /** Whether acts there go through the browser; absent where the browser has no such way (Firefox, pages without a site). */
  isTrusted: z.boolean().optional(),
});
export type ContextTab = z.infer<typeof contextTab>;

/** What “Ask ARQ about this” brings along. Shown as text; never an instruction. */
export const askContext = z.strictObject({
  kind: z.enum(['page', 'selection', 'link', 'image', 'field']),
  text: z.string().max(20_000),
  url: z.string(),
  at: z.number(),
});
export type AskContext = z.infer<typeof askContext>;

/** What the browser allows later, each when it is first needed. */
export const wantedPermission = z.enum(['history', 'bookmarks', 'cookies', 'downloads', 'sessions']);
export type WantedPermission = z.infer<typeof wantedPermission>;

export const panelState = z.strictObject({
  connection,
  tab: contextTab.nullable(),
  askContext: askContext.nullable(),
  /** Last five commands for the tab's site, newest first. */
  recentCommands: z.array(z.string()),
  neverSites: z.array(z.string()),
  /** Firefox only: false until the user grants access to sites. */
  hasHostPermission: z.boolean(),
  /** What a call was refused for, until the user has answered. */
  wantedPermission: wantedPermission.nullable(),
  device: z.string(),
});
export type PanelState = z.infer<typeof panelState>;

export const panelMethods = {
  'tool.call': hostMethods['tool.call'],
  'runs.watch': hostMethods['runs.watch'],
  'picture.get': hostMethods['picture.get'],
  /** Single calls of clients that wait now; afterwards `approvals.changed` events. They are decided with `approvals_decide`. */
  'approvals.watch': { params: z.strictObject({}), result: hostMethods['approvals.watch'].result },
  /** The host and how far away it is; null while none is connected. */
  'host.look': {
    params: z.strictObject({}),
    result: z.strictObject({ status: hostStatus, roundTripMs: z.number() }).nullable(),
  },
  /** State now; afterwards `state.changed` events. */
  'state.get': { params: z.strictObject({}), result: panelState },
  'sites.setNever': { params: z.strictObject({ site: z.string(), isNever: z.boolean() }), result: z.strictObject({}) },
  /** Switches trusted input on or off for a site. */
  'sites.setTrusted': {
    params: z.strictObject({ site: z.string(), isTrusted: z.boolean() }),
    result: z.strictObject({}),
  },
  'tab.show': { params: z.strictObject({ tab: z.string() }), result: z.strictObject({}) },
  'context.clear': { params: z.strictObject({}), result: z.strictObject({}) },
  /** The user has answered the browser’s question, or does not want to be asked. */
  'permission.settle': { params: z.strictObject({ name: wantedPermission }), result: z.strictObject({}) },
  /** Tries the host again at once. */
  'host.connect': { params: z.strictObject({}), result: z.strictObject({}) },
} as const;

export const panelEvents = {
  'state.changed': panelState,
  'run.changed': run,
  'run.deleted': z.strictObject({ runId: z.string() }),
  'approvals.changed': hostEvents['approvals.changed'],
} as const;
