/**
 * Where a tool call goes: to the background's handlers, to a page, to the run service here, or to the host. Local
 * calls take the one call path of `shared/tools`; what belongs to the host is decided there. Background only.
 */
import type { Principal } from '../../shared/policy/principal.ts';
import type { TargetFacts } from '../../shared/policy/facts.ts';
import { siteOf } from '../../shared/policy/site.ts';
import type { RunService } from '../../shared/runs/run-service.ts';
import { runsHandlers } from '../../shared/runs/tools/index.ts';
import { type AuditEntry, createCallPath, type ToolCall } from '../../shared/tools/call-path.ts';
import { tools } from '../../shared/tools/index.ts';
import { isOnPage } from '../../shared/tools/is-on-page.ts';
import type { CallContext, ToolName } from '../../shared/tools/types.ts';
import type { BackgroundContext } from './background-context.ts';
import { readDevice } from './browser-kind.ts';
import { inspectionOf, refsOf, stringIn } from '../../shared/tools/call-input.ts';
import { ContentTools } from './content-tools.ts';
import { inspectTargets } from './inspect-targets.ts';
import type { HostConnection, HostPeer } from './host/host-connection.ts';
import { isNeverSite } from './never-sites.ts';
import { resolveTarget } from './resolve-target.ts';
import type { Spans } from './spans.ts';
import { addressOf, getTab, getTabById } from './tabs.ts';
import { backgroundHandlers } from './tools/index.ts';

export interface RouterDeps {
  readonly background: BackgroundContext;
  readonly host: HostConnection;
  /** Built after the router, since it calls tools through it. */
  readonly runs: () => RunService;
  readonly hasOwnRun: (runId: string) => Promise<boolean>;
  readonly audit: (entry: AuditEntry) => void;
  readonly spans: Spans;
}

type AnyHandler = (input: unknown, context: object) => Promise<unknown>;

/** These answer for all connected browsers, which only the host knows. */
const ABOUT_ALL_BROWSERS: readonly string[] = ['tabs_list', 'windows_list'];

export class Router {
  readonly #deps: RouterDeps;
  readonly #content: ContentTools;
  /** The call path of this browser: for the run service and the menus. */
  readonly call: (call: ToolCall) => Promise<unknown>;
  /** The same for what the host asks for, which keeps the trail of that. */
  readonly callForHost: (call: ToolCall) => Promise<unknown>;

  constructor(deps: RouterDeps) {
    this.#deps = deps;
    this.#content = new ContentTools(deps.background);
    this.call = this.#pathWith(deps.audit);
    this.callForHost = this.#pathWith(() => undefined);
  }

  #pathWith(audit: RouterDeps['audit']): (call: ToolCall) => Promise<unknown> {
    const { spans } = this.#deps;
    const callPath = createCallPath({
      handle: (name, input, context) => this.#handle(name, input as Record<string, unknown>, context),
      inspect: (_name, input, call) => this.#inspect(input, call),
      site: (input, call) => this.#site(input, call.tool),
      isNeverSite,
      audit,
    });
    return (call) => spans.within(`tool ${call.tool}`, call.trace, (trace) => callPath({ ...call, trace }));
  }

  /** A call of the panel or of the page's menu. Runs, programs, files and other browsers are the host's when it is there. */
  async callForPanel(tool: string, input: unknown, signal: AbortSignal, trace?: string): Promise<unknown> {
    const { peer } = this.#deps.host;
    if (peer !== undefined && (await this.#isForHost(tool, input))) {
      return this.#deps.spans.within(`ask host ${tool}`, trace, (own) => callHost(peer, tool, input, signal, own));
    }
    const principal: Principal = { kind: 'panel' };
    return this.call({ tool, input, principal, signal, trace });
  }

  async #isForHost(tool: string, input: unknown): Promise<boolean> {
    const definition = Object.hasOwn(tools, tool) ? tools[tool as ToolName] : undefined;
    if (definition === undefined || ABOUT_ALL_BROWSERS.includes(tool)) return true;
    const tab = stringIn(input, 'tab');
    if (tab !== undefined && !tab.startsWith(`${await readDevice()}.`)) return true;
    if (definition.runsIn === 'host') return true;
    if (definition.runsIn !== 'runs') return false;
    // A run ends where it began.
    const runId = stringIn(input, 'runId');
    return runId === undefined || !(await this.#deps.hasOwnRun(runId));
  }

  #handle(name: ToolName, input: Readonly<Record<string, unknown>>, context: CallContext): Promise<unknown> {
    switch (tools[name].runsIn) {
      case 'content':
        return this.#content.call(name, input, context);
      case 'background':
        return handlerIn(backgroundHandlers, name)(input, { ...this.#deps.background, ...context });
      case 'runs':
        return handlerIn(runsHandlers, name)(input, { ...context, runs: this.#deps.runs() });
      case 'host':
        return callHost(this.#deps.host.getPeer(), name, input, context.signal, context.trace);
      default:
        return tools[name].runsIn satisfies never;
    }
  }

  async #inspect(input: unknown, { principal, signal }: ToolCall): Promise<readonly TargetFacts[]> {
    const question = inspectionOf(input);
    if (question === undefined) return [];
    const asked = { ...question, tab: stringIn(input, 'tab') };
    const { pages } = this.#deps.background;
    return (await inspectTargets(pages, asked, { principal, signal, allowedRisk: 'read' })).targets;
  }

  /** Site that a call acts on: the one it loads, else the one its tab shows. Lists of tabs and windows act on none. */
  async #site(input: unknown, tool: string): Promise<string | undefined> {
    const url = stringIn(input, 'url');
    if (url !== undefined) return siteOf(url);
    if (!isOnPage(tool)) return undefined;
    const ref = refsOf(input)[0];
    const tab = stringIn(input, 'tab');
    if (ref === undefined) return siteOf(addressOf(await getTab(tab)));
    const { tabId } = await resolveTarget(this.#deps.background.pages, tab, ref);
    return siteOf(addressOf(await getTabById(tabId)));
  }
}

function callHost(peer: HostPeer, tool: string, input: unknown, signal: AbortSignal, trace?: string): Promise<unknown> {
  return peer.call('tool.call', { tool, input, ...(trace !== undefined && { trace }) }, { signal });
}

/** The indexes are complete by their types; a name of another runtime never comes here. */
function handlerIn(handlers: object, name: ToolName): AnyHandler {
  return (handlers as Readonly<Record<string, AnyHandler>>)[name] as AnyHandler;
}
