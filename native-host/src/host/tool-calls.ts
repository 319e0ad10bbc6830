/** How the host calls tools: the shared call path, with the host's own handlers, the run service and the browsers behind it. */
import type { Principal } from '../../../shared/policy/principal.ts';
import { siteOf, siteOfWritten } from '../../../shared/policy/site.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { runsHandlers } from '../../../shared/runs/tools/index.ts';
import type { RunService } from '../../../shared/runs/run-service.ts';
import { createCallPath } from '../../../shared/tools/call-path.ts';
import type { ToolCall } from '../../../shared/tools/call-path.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { CallContext, ToolName } from '../../../shared/tools/types.ts';
import type { HostContext } from '../host-context.ts';
import type { BrowserRouter } from '../link/browser-router.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { ApprovalDesk } from '../policy/approval-desk.ts';
import type { Clients } from '../policy/clients.ts';
import type { Grants } from '../policy/grants.ts';
import type { Leases } from '../policy/leases.ts';
import type { AuditTrail } from '../policy/audit/audit-trail.ts';
import type { NeverSites } from '../store/never-sites.ts';
import { hostHandlers } from '../tools/index.ts';
import { askPerson } from './ask-person.ts';
import { inspectTargets } from './inspect-targets.ts';

export interface ToolCallsDeps {
  readonly router: BrowserRouter;
  readonly neverSites: NeverSites;
  readonly metrics: Pick<Metrics, 'toolCalled'>;
  readonly clients: Clients;
  readonly grants: Grants;
  readonly leases: Leases;
  readonly approvals: ApprovalDesk;
  readonly audit: Pick<AuditTrail, 'note' | 'assertWritable'>;
  readonly context: HostContext;
  /** Asked late: the run service itself calls tools. */
  readonly runs: () => RunService;
}

/** Calls a tool; `device` is the browser whose panel asks, which then means what that browser shows. */
export type CallTool = (call: ToolCall, device?: string) => Promise<unknown>;

export function createToolCalls(deps: ToolCallsDeps): CallTool {
  const { router } = deps;

  const handle = (name: ToolName, input: unknown, context: CallContext): Promise<unknown> => {
    const { runsIn } = tools[name];
    if (context.allowedRisk !== 'read') deps.audit.assertWritable();
    if (runsIn === 'content' || runsIn === 'background') return router.handle(name, input, context);
    if (runsIn === 'runs') return handlerOf(runsHandlers, name)(input, withContext(context, { runs: deps.runs() }));
    return handlerOf(hostHandlers, name)(input, withContext(context, deps.context));
  };

  const lookAt = (call: ToolCall): CallContext => ({
    principal: call.principal,
    runId: call.runId,
    signal: call.signal,
    allowedRisk: 'read',
  });

  const site = async (input: unknown, call: ToolCall): Promise<string | undefined> => {
    const { url, tab } = input as { readonly url?: unknown; readonly tab?: unknown };
    if (typeof url === 'string' && url !== '') return siteOfWritten(url);
    if (!call.tool.startsWith('page_') || typeof tab !== 'string') return undefined;
    const view = await router.findTab(tab, lookAt(call));
    if (view === undefined) throw new ArqError('tabs.not_found', `There is no tab ${tab} any more. See tabs_list.`);
    return siteOf(view.url);
  };

  const callPath = createCallPath({
    handle,
    site,
    inspect: (_name, input, call) =>
      inspectTargets(input, (question) =>
        router.handle('page_inspect', { ...question, ...tabOf(input) }, lookAt(call)),
      ),
    isNeverSite: async (name) => deps.neverSites.has(name),
    granted: (principal, at) => grantedTo(deps.grants, principal, at),
    ask: (asked, call) => askPerson(deps.approvals, asked, call),
    audit: (entry) => {
      deps.clients.noteCall(entry);
      deps.metrics.toolCalled({ ...entry, caller: entry.principal.kind });
      // What a run does is told by its journal, with values as its redaction leaves them.
      if (entry.isInternal !== true) deps.audit.note(entry);
    },
  });

  /** Settles which tab is meant before policy looks, so that what was looked at is what is acted on. */
  const pinTab = async (call: ToolCall, device: string | undefined): Promise<ToolCall> => {
    const { tool, input, principal, runId, signal } = call;
    if (!isPlainObject(input) || typeof input['tab'] === 'string' || !Object.hasOwn(tools, tool)) return call;
    const isPanelRun = tool === 'runs_start' && device !== undefined;
    if (!isPanelRun && !router.takesTab(tool as ToolName)) return call;
    try {
      const tab = await router.chooseTab({ principal, runId }, signal, device);
      return { ...call, input: { ...input, tab } };
    } catch (error) {
      // A sentence about the computer needs no tab; one about a page will say that it does.
      if (isPanelRun) return call;
      throw error;
    }
  };

  return async (call, device) => {
    const revoked = deps.clients.signalOf(call.principal);
    const own = revoked === undefined ? call : { ...call, signal: AbortSignal.any([call.signal, revoked]) };
    return callPath(await pinTab(own, device));
  };
}

/** What a client was given there, and by which grant. */
function grantedTo(grants: Grants, principal: Principal, site: string | undefined) {
  const found = grants.findFor(principal, site, 'danger') ?? grants.findFor(principal, site, 'act');
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
