/**
 * What the peers of a link may ask of each other, with schemas for both directions. Host and extension, host and
 * command line, background and panel all speak through `RpcPeer` with one of these tables; nothing else crosses.
 */
import { z } from 'zod';
import { clientApproval } from '../policy/client-approval.ts';
import { principal } from '../policy/principal.ts';
import { run } from '../runs/run.ts';
import { spanReports } from './span-report.ts';
import { traceparent } from './traceparent.ts';

const journalEvent = z.strictObject({
  runId: z.string(),
  seq: z.number().int(),
  at: z.number(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export const picture = z.strictObject({
  id: z.string(),
  runId: z.string(),
  /** A PDF is a page that was printed where there is no disk. */
  mime: z.enum(['image/png', 'image/jpeg', 'image/webp', 'application/pdf']),
  base64: z.string(),
  at: z.number(),
});
const journalExport = z.strictObject({ run, events: z.array(journalEvent), pictures: z.array(picture) });

const toolCall = z.strictObject({
  tool: z.string(),
  input: z.unknown(),
  /** The span that the call is part of. */
  trace: traceparent.optional(),
});

/** A browser as the host knows it. */
export const browserInfo = z.strictObject({
  /** Random per profile, made by the extension at install; the first part of its tab ids. */
  device: z.string().regex(/^[a-z0-9]{6,32}$/),
  kind: z.enum(['chromium', 'chrome', 'edge', 'brave', 'firefox', 'other']),
  /** "Chromium 156" */
  title: z.string(),
  /** Human-readable and unique while connected, given by the host: `chromium-1`. */
  name: z.string(),
  version: z.string(),
});
export type BrowserInfo = z.infer<typeof browserInfo>;

export const hostStatus = z.strictObject({
  version: z.string(),
  pid: z.number().int(),
  home: z.string(),
  startedAt: z.number(),
  browsers: z.array(
    browserInfo.extend({
      /** Given by the ARQ that started it, which knows its browser by it. */
      launch: z.string().optional(),
    }),
  ),
  /** What the host's process holds in memory, in bytes. */
  memoryBytes: z.number().optional(),
  /** Where HTTP is served, if it is. */
  http: z.string().optional(),
  clients: z.number().int(),
  runs: z.strictObject({ active: z.number().int(), total: z.number().int() }),
});
export type HostStatus = z.infer<typeof hostStatus>;

/** First request on every link to the host, by relay-carried extensions and by command lines. */
const hello = z.strictObject({
  protocol: z.number().int(),
  version: z.string(),
  peer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('browser'), browser: browserInfo.omit({ name: true }) }),
    z.strictObject({ kind: z.literal('cli') }),
  ]),
  /** Seam of the durable session: the last message of the peer this side has applied. */
  lastSeq: z.number().int().min(0),
});

/** Served by the host. */
export const hostMethods = {
  hello: {
    params: hello,
    result: z.strictObject({
      protocol: z.number().int(),
      version: z.string(),
      name: z.string(),
      lastSeq: z.number().int(),
    }),
  },
  'tool.call': { params: toolCall, result: z.unknown() },
  /** From now on `run.changed` events come for every run; the result holds those not finished. */
  'runs.watch': { params: z.strictObject({}), result: z.strictObject({ runs: z.array(run) }) },
  /**
   * From now on `approvals.changed` events come; the result holds what waits now. `canAsk`: somebody looks at this
   * browser or terminal, so that it counts as a way to a person. Calling again changes that.
   */
  'approvals.watch': {
    params: z.strictObject({ canAsk: z.boolean() }),
    result: z.strictObject({ approvals: z.array(clientApproval) }),
  },
  'journal.import': {
    params: z.strictObject({ runs: z.array(journalExport) }),
    result: z.strictObject({ accepted: z.array(z.string()) }),
  },
  'picture.get': { params: z.strictObject({ id: z.string() }), result: picture.nullable() },
  'host.status': { params: z.strictObject({}), result: hostStatus },
  'host.stop': { params: z.strictObject({}), result: z.strictObject({}) },
  /**
   * The never-on-this-site list is the user's: panel and command line write it, host and extension both keep it. The
   * first call on a link joins both lists; from then on the host applies what the caller added or removed since the
   * list it was last given, and the result is the list to keep.
   */
  'sites.sync': {
    params: z.strictObject({ never: z.array(z.string()) }),
    result: z.strictObject({ never: z.array(z.string()) }),
  },
} as const;

/** Served by the extension's background to the host. */
export const browserMethods = {
  'tool.call': {
    params: toolCall.extend({
      principal,
      runId: z.string().optional(),
      allowedRisk: z.enum(['read', 'act', 'danger']),
      /** Site that policy judged the call by, where it touches a page. */
      site: z.string().optional(),
      /** The user lets clients and models use this browser's private windows. */
      isPrivateAllowed: z.boolean().optional(),
    }),
    result: z.unknown(),
  },
} as const;

/** Events of the host to browsers and watching command lines. */
export const hostEvents = {
  'run.changed': run,
  'run.deleted': z.strictObject({ runId: z.string() }),
  /** All single calls of clients that wait for a person now, after one came or went; comes to those who watch. */
  'approvals.changed': z.strictObject({ approvals: z.array(clientApproval) }),
  /** Something to show as a notification of this computer; comes to one browser. */
  'notice.raised': z.strictObject({ title: z.string().max(300), text: z.string().max(1000) }),
  /** The never-on-this-site list after someone else changed it; comes to browsers only. */
  'sites.changed': z.strictObject({ never: z.array(z.string()) }),
} as const;

/** Events of the extension to the host. */
export const browserEvents = {
  /** The user's own typing or clicking in a tab where a run acts. */
  'user.acted': z.strictObject({ tab: z.string(), runId: z.string() }),
  'tab.closed': z.strictObject({ tab: z.string() }),
  /** What panels, background and pages did for traces that the host follows. */
  'spans.ended': z.strictObject({ spans: spanReports }),
  /** The user turned to one of this browser's windows. */
  'browser.focused': z.strictObject({}),
} as const;
