import type { ToolName, ToolOutput } from '../tools/types.ts';
import type { Principal } from '../policy/principal.ts';
import type { Risk, Runtime, ToolDefinition } from '../tools/define-tool.ts';
import { tools } from '../tools/index.ts';
import { ArqError } from '../protocol/errors.ts';
import type { LiveRun } from './live-run.ts';
import { orAbort } from './or-abort.ts';
import type { RunServiceDeps } from './run-service-deps.ts';
import { messagesIn } from './messages.ts';

/** What carrying out a run needs besides the run itself. */
export interface ExecutorDeps extends Pick<
  RunServiceDeps,
  | 'callTool'
  | 'currentTab'
  | 'isNeverSite'
  | 'granted'
  | 'explain'
  | 'settle'
  | 'holdsTab'
  | 'saveFile'
  | 'now'
  | 'newId'
  | 'journal'
> {
  /** Undefined where there is but one. */
  chooseBrowser(
    owner: { readonly principal: Principal; readonly runId: string },
    signal: AbortSignal,
  ): Promise<string | undefined>;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Makes `tab` the tab the run acts in. Throws `runs.tab_busy` when another run acts there. */
  moveTo(live: LiveRun, tab: string): void;
  onProblem(problem: unknown): void;
}

export type StepTool = ToolDefinition & { readonly name: ToolName; readonly runsIn: Runtime; readonly risk: Risk };

/** The tool of a step; throws for one that is understood and not there yet. */
export function getStepTool(live: LiveRun, name: string, title: string): StepTool {
  const tool = Object.hasOwn(tools, name) ? tools[name as ToolName] : undefined;
  if (tool === undefined) {
    throw new ArqError('tool.not_available', messagesIn(live.raw.language).notAvailable(title), {
      data: { tool: name },
    });
  }
  return tool;
}

/**
 * Calls a tool for the run service itself; policy is its own business. The call path has parsed the output.
 * The caller waits for the answer even when the signal aborts; `look` does not.
 */
export async function callInternal<Name extends ToolName>(
  deps: Pick<ExecutorDeps, 'callTool'>,
  live: LiveRun,
  tool: Name,
  input: Readonly<Record<string, unknown>>,
  options: {
    readonly signal?: AbortSignal;
    readonly allowedRisk?: Risk;
    readonly site?: string | undefined;
  } = {},
): Promise<ToolOutput<Name>> {
  const output = await deps.callTool({
    tool,
    input,
    principal: live.raw.principal,
    isInternal: true,
    runId: live.id,
    trace: live.trace,
    allowedRisk: options.allowedRisk ?? 'read',
    ...(options.site !== undefined && { site: options.site }),
    signal: options.signal ?? live.signal,
  });
  return output as ToolOutput<Name>;
}

/** Calls a tool that only looks, for as long as the run goes on. */
export async function look<Name extends ToolName>(
  deps: Pick<ExecutorDeps, 'callTool'>,
  live: LiveRun,
  tool: Name,
  input: Readonly<Record<string, unknown>>,
): Promise<ToolOutput<Name>> {
  return orAbort(callInternal(deps, live, tool, input), live.signal);
}

/** Input fields of the run's own tab; empty when it has none. */
export const inOwnTab = (live: LiveRun) => (live.tab === undefined ? {} : { tab: live.tab });
