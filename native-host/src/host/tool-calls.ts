/** How the host calls tools: the shared call path, with the host's own handlers, the run service and the browsers behind it. */
import type { Principal } from '../../../shared/policy/principal.ts';
import { isBlank, siteOf, siteShown } from '../../../shared/policy/site.ts';
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { runsHandlers } from '../../../shared/runs/tools/index.ts';
import { createCallPath } from '../../../shared/tools/call-path.ts';
import type { LeftPage, ToolCall } from '../../../shared/tools/call-path.ts';
import { stringIn } from '../../../shared/tools/call-input.ts';
import { tools } from '../../../shared/tools/index.ts';
import { isOnPage } from '../../../shared/tools/is-on-page.ts';
import type { CallContext, ToolName } from '../../../shared/tools/types.ts';
import type { HostContext } from '../host-context.ts';
import { type BrowserRouter, OPENING, type TabView } from '../link/browser-router.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { ApprovalDesk } from '../policy/approval-desk.ts';
import type { Clients } from '../policy/clients.ts';
import type { Grants } from '../policy/grants.ts';
import type { CallRecord, KeyedCalls } from '../policy/keyed-calls.ts';
import type { Leases } from '../policy/leases.ts';
import type { AuditTrail, IntendedAct } from '../policy/audit/audit-trail.ts';
import { hostHandlers } from '../tools/index.ts';
import { askPerson } from './ask-person.ts';
import { actedTab, checkTabFree, holdTab } from './hold-tab.ts';
import { explainCall } from './explain-call.ts';
import { inspectTargets } from './inspect-targets.ts';
import { isKeyed, type KeyedToolCall } from './is-keyed.ts';
import { seenRequests } from './seen-requests.ts';
import type { SettleCall } from './settle-call.ts';
import type { TokenSites } from './token-sites.ts';
import type { Workspaces } from './workspaces.ts';

export interface ToolCallsDeps {
  readonly router: BrowserRouter;
  readonly tokenSites: TokenSites;
  readonly metrics: Pick<Metrics, 'toolCalled' | 'approvalAsked' | 'approvalDecided' | 'idempotentReplay'>;
  readonly clients: Clients;
  readonly grants: Grants;
  readonly leases: Leases;
  readonly approvals: ApprovalDesk;
  readonly keyedCalls: KeyedCalls;
  readonly audit: Pick<AuditTrail, 'note' | 'intend' | 'assertWritable'>;
  readonly context: HostContext;
  readonly settle: SettleCall;
  /** Measures the call as a span and logs it. */
  readonly trace: (call: ToolCall, work: (traced: ToolCall) => Promise<unknown>) => Promise<unknown>;
  /** Asked late: runs themselves call tools. */
  readonly workspaces: () => Pick<Workspaces, 'of' | 'unfinished'>;
}

/** Calls a tool; `device` is the browser whose panel asks, which then means what that browser shows. */
export type CallTool = (call: ToolCall, device?: string) => Promise<unknown>;

export function createToolCalls(deps: ToolCallsDeps): CallTool {
  const { router, leases, tokenSites } = deps;
  const records = new WeakMap<ToolCall, CallRecord>();
  const intended = new WeakMap<ToolCall, IntendedAct>();
  const holding = { leases, unfinishedRuns: () => deps.workspaces().unfinished() };

  /** What must stand before the effect: the tab is the caller's, and a call with a key is on record. */
  const handle = async (name: ToolName, input: unknown, context: CallContext, call: ToolCall): Promise<unknown> => {
    const tab = actedTab(name, input);
    if (name === 'windows_close' && tab !== undefined) await checkWindowOwn(tab, context);
    const letGo = tab === undefined ? undefined : holdTab(holding, tab, context);
    let output: unknown;
    try {
      records.get(call)?.begin();
      output = await carryOut(name, input, context);
    } catch (error) {
      if (OPENING.has(name)) noteOpened(stringIn(toArqError(error).data, 'opened'), context);
      throw error;
    } finally {
      letGo?.();
    }
    noteTabs(name, output, tab, context);
    return seenBy(context.principal, name, output);
  };

  /** A window goes with all of its tabs, so that a client closes none in which another one's or the user's stands. */
  const checkWindowOwn = async (tab: string, context: CallContext): Promise<void> => {
    const { principal } = context;
    if (principal.kind === 'panel' || principal.kind === 'cli') return;
    // Of all tabs, also of those that this caller does not see.
    const all = await router.listTabs({ ...context, principal: { kind: 'cli' } }, {});
    const window = all.find((one) => one.tab === tab)?.window;
    const others = all.filter((one) => one.window === window && leases.find(one.tab)?.clientId !== principal.id);
    if (others.length === 0) return;
    throw new ArqError(
      'windows.not_yours',
      `That window holds ${others.length === 1 ? 'a tab that is' : `${others.length} tabs that are`} not yours. Close your own tabs with tabs_close; nothing was closed.`,
    );
  };

  /** A tab that a client opens is its own from the first moment, also when its page did not come. */
  const noteOpened = (tab: string | undefined, { principal, runId }: CallContext): void => {
    if (principal.kind === 'client' && tab !== undefined) leases.take(tab, principal, runId);
  };

  /** One that is closed is nobody's. */
  const noteTabs = (name: ToolName, output: unknown, tab: string | undefined, context: CallContext): void => {
    const { principal, runId } = context;
    if (principal.kind !== 'client') return;
    if (OPENING.has(name) || name === 'tabs_duplicate') noteOpened(stringIn(output, 'tab'), context);
    // What a press opens is theirs as well.
    noteOpened(stringIn(output, 'openedTab'), context);
    if (tab === undefined) return;
    if (name === 'tabs_close' || name === 'windows_close') leases.release(tab);
    else if (runId === undefined) router.current.set({ principal }, tab);
  };

  const carryOut = async (name: ToolName, input: unknown, context: CallContext): Promise<unknown> => {
    const { runsIn } = tools[name];
    if (context.allowedRisk !== 'read') deps.audit.assertWritable();
    if (runsIn === 'content' || runsIn === 'background') return router.handle(name, input, context);
    if (runsIn === 'runs')
      return handlerOf(runsHandlers, name)(
        input,
        withContext(context, { runs: deps.workspaces().of(context.principal).runs }),
      );
    return handlerOf(hostHandlers, name)(input, withContext(context, deps.context));
  };

  const seenBy = (principal: Principal, name: ToolName, output: unknown): unknown => {
    const sees = tokenSites.pagesFor(principal);
    if (sees === undefined) return output;
    if (name === 'tabs_list')
      return { tabs: tokenSites.visibleTabs(principal, tools.tabs_list.output.parse(output).tabs) };
    if (name === 'page_read_network') return seenRequests(tools.page_read_network.output.parse(output), sees);
    if (isPlainObject(output) && Array.isArray(output['entries']))
      return { entries: output['entries'].filter((entry) => sees(stringIn(entry, 'url') ?? '')) };
    const url = stringIn(output, 'url');
    if (!isPlainObject(output) || url === undefined || sees(url)) return output;
    // Where an act has led is not told; that it was done is.
    return Object.fromEntries(Object.entries(output).map(([key, value]) => [key, ELSEWHERE.has(key) ? '' : value]));
  };

  const lookAt = (call: ToolCall): CallContext => ({
    principal: call.principal,
    runId: call.runId,
    signal: call.signal,
    trace: call.trace,
    allowedRisk: 'read',
  });

  /** What a client's tab shows, which is taken away from whoever left it there. */
  const leaves = async (input: unknown, call: ToolCall): Promise<LeftPage | undefined> => {
    const { tab } = tabOf(input);
    if (tab === undefined || call.principal.kind !== 'client') return undefined;
    const shown = siteShown((await findTab(tab, call)).url);
    return { site: shown, isOwn: isBlank(shown) || leases.find(tab)?.clientId === call.principal.id };
  };

  const findTab = async (tab: string, call: ToolCall): Promise<TabView> => {
    const view = await router.findTab(tab, lookAt(call));
    if (view !== undefined) return view;
    throw new ArqError('tabs.not_found', `There is no tab ${tab} any more. See tabs_list.`);
  };

  const site = async (input: unknown, call: ToolCall): Promise<string | undefined> => {
    const { url, tab } = input as { readonly url?: unknown; readonly tab?: unknown };
    if (typeof url === 'string') return siteOf(url);
    // What a client may do with a tab is settled by the site that it shows; the user's own tabs belong to no site.
    const isAboutTab = isOnPage(call.tool) || (call.principal.kind === 'client' && !OPENING.has(call.tool as ToolName));
    if (!isAboutTab || typeof tab !== 'string') return undefined;
    const view = await findTab(tab, call);
    return call.principal.kind === 'client' ? siteShown(view.url) : siteOf(view.url);
  };

  const callPath = createCallPath({
    handle,
    site,
    leaves,
    inspect: (_name, input, call) =>
      inspectTargets(input, (question) =>
        router.handle('page_inspect', { ...question, ...tabOf(input) }, lookAt(call)),
      ),
    settle: (name, input, call) => deps.settle(name, input, lookAt(call)),
    explain: (name, input, principal) =>
      explainCall(name, input, { ...deps.context, roots: deps.context.fileRoots(principal), principal }),
    isNeverSite: async (name, principal) => {
      tokenSites.assertCovers(principal, name);
      return deps.workspaces().of(principal).neverSites.has(name);
    },
    granted: (asked, at) => grantedTo(deps.grants, asked.principal, { site: at, device: router.deviceFor(asked) }),
    ask: (asked, call) => {
      // Nobody is asked for what could not happen anyway.
      const tab = actedTab(asked.tool, call.input);
      if (tab !== undefined) checkTabFree(holding, tab, call);
      return counted(deps.metrics, askPerson(deps.approvals, asked, call));
    },
    intend: (entry, call) => {
      // What a run is about to do is in its journal already.
      if (call.isInternal !== true) intended.set(call, deps.audit.intend(entry));
    },
    audit: (entry, call) => {
      deps.clients.noteCall(entry);
      deps.metrics.toolCalled({ ...entry, caller: entry.principal.kind });
      // What a run does is told by its journal, with values as its redaction leaves them.
      if (entry.isInternal !== true) deps.audit.note(entry, intended.get(call));
    },
  });

  /** Settles which tab or browser is meant before policy looks, so that what was looked at is what is acted on. */
  const pinPlace = async (call: ToolCall, device: string | undefined): Promise<ToolCall> => {
    const { tool, input, principal, runId, signal } = call;
    if (!isPlainObject(input) || typeof input['tab'] === 'string' || !Object.hasOwn(tools, tool)) return call;
    if (Object.hasOwn(tools, tool) && router.takesBrowser(tool as ToolName, input)) {
      const browser = await router.chooseBrowser(input, { principal, runId }, signal);
      return { ...call, input: { ...input, browser } };
    }
    const isPanelRun = tool === 'runs_start' && device !== undefined;
    if (!isPanelRun && !router.takesTab(tool as ToolName, input)) return call;
    try {
      const tab = await router.chooseTab({ principal, runId }, signal, device);
      return { ...call, input: { ...input, tab } };
    } catch (error) {
      // A sentence about the computer needs no tab; one about a page will say that it does.
      if (isPanelRun) return call;
      throw error;
    }
  };

  const once = (call: KeyedToolCall, device: string | undefined): Promise<unknown> => {
    const { principal, tool, input, idempotencyKey: key } = call;
    let isFirst = false;
    const answer = deps.keyedCalls.once({ principal, key, tool, input }, async (record) => {
      isFirst = true;
      const pinned = { ...(await pinPlace(call, device)) };
      records.set(pinned, record);
      return callPath(pinned);
    });
    return answer.finally(() => {
      if (!isFirst) deps.metrics.idempotentReplay();
    });
  };

  return (call, device) =>
    deps.trace(call, async (traced) => {
      const revoked = deps.clients.signalOf(call.principal);
      const own = revoked === undefined ? traced : { ...traced, signal: AbortSignal.any([call.signal, revoked]) };
      return isKeyed(own) ? once(own, device) : callPath(await pinPlace(own, device));
    });
}

/** What tells of a page of another site, whether it was read or an act led there. */
const ELSEWHERE: ReadonlySet<string> = new Set(['url', 'title', 'changed', 'value', 'text']);

/** Counts what people are asked and what they decide. */
async function counted<Decided extends { readonly isAllowed: boolean }>(
  metrics: ToolCallsDeps['metrics'],
  asked: Promise<Decided>,
): Promise<Decided> {
  metrics.approvalAsked();
  try {
    const decided = await asked;
    metrics.approvalDecided(decided.isAllowed ? 'allowed' : 'denied');
    return decided;
  } catch (error) {
    metrics.approvalDecided('none');
    throw error;
  }
}

/** What a client was given there, and by which grant. */
function grantedTo(grants: Grants, principal: Principal, where: Parameters<Grants['findFor']>[1]) {
  const found = grants.findFor(principal, where);
  if (found === undefined) return { risk: 'read' as const };
  const kind = found.by === 'launch' ? ('launch' as const) : ('grant' as const);
  return { risk: found.capability, by: { kind, id: found.id } };
}

type AnyHandler = (input: unknown, context: CallContext) => Promise<unknown>;

/** The registry gives each handler its own types; by a name that is only known at run time, the parsed input is what fits. */
function handlerOf(handlers: Readonly<Record<string, unknown>>, name: ToolName): AnyHandler {
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (typeof handler !== 'function') {
    throw new ArqError('tool.not_available', `${name} is not available in this host. Update ARQ.`);
  }
  return handler as AnyHandler;
}

function withContext<Own extends object>(context: CallContext, own: Own): CallContext & Own {
  return { ...context, ...own };
}

function tabOf(input: unknown): { tab?: string } {
  return isPlainObject(input) && typeof input['tab'] === 'string' ? { tab: input['tab'] } : {};
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
