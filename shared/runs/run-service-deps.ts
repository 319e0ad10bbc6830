import type { Principal } from '../policy/principal.ts';
import type { PlanResult } from '../plan/plan.ts';
import type { ToolCall } from '../tools/call-path.ts';
import type { GrantedCall } from '../tools/granted-call.ts';
import type { Risk } from '../tools/define-tool.ts';
import type { Journal } from './journal.ts';
import type { CallContext, ToolName } from '../tools/types.ts';
import type { Approval, Run } from './run.ts';
import type { TabLocks } from './tab-locks.ts';

/** Everything the run service needs of its runtime. Host and background build one service each. */
export interface RunServiceDeps {
  readonly runtime: 'host' | 'extension';
  readonly journal: Journal;
  /** A call path. The service's own calls carry `isInternal`: it asks policy itself, before it journals the intent. */
  callTool(call: ToolCall): Promise<unknown>;
  /** The tab a new run of this principal acts in when the caller named none. */
  currentTab(
    principal: Principal,
  ): Promise<{ readonly tab: string; readonly url: string; readonly title: string } | undefined>;
  /** Name of the browser in which a step opens a tab when it names none; without it, the one that this runs in. */
  chooseBrowser?(
    owner: { readonly principal: Principal; readonly runId: string },
    signal: AbortSignal,
  ): Promise<string>;
  /** Whether nothing may be looked at or done there: for anybody, or for this principal. */
  isNeverSite(site: string, principal: Principal): Promise<boolean>;
  /** What grants cover for a client's step on a site; nothing without it. */
  granted?(step: GrantedCall, site: string | undefined): Risk;
  /** Settles what a step's input leaves open before anybody is asked: see `CallPathDeps.settle`. */
  settle?(tool: ToolName, input: unknown, context: CallContext): Promise<unknown>;
  /** What a person should know of a step besides its input: see `CallPathDeps.explain`. */
  explain?(tool: ToolName, input: unknown, principal: Principal): Promise<Approval['values']>;
  /** Whether a client acts in that tab already; never without it. */
  holdsTab?(principal: Principal, tab: string): boolean;
  /** Stores a picture's file and resolves to its absolute path; undefined where there is no disk (the journal keeps it). */
  saveFile(runId: string, stepIndex: number, mime: string, base64: string): Promise<string | undefined>;
  /** Epoch milliseconds. */
  now(): number;
  newId(prefix: 'r' | 'a' | 'p'): string;
  /** Sentence to plan, total: what is not understood becomes a question. */
  plan(command: string): PlanResult | Promise<PlanResult>;
  /** Who acts in which tab, where several services share a browser; one of its own by default. */
  readonly tabLocks?: TabLocks;
  /** Resolves after so long, rejects with the signal's reason when aborted; timers by default. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Hears of what the run service survives but someone should know: a full journal, a failing watcher. */
  readonly onProblem?: (problem: unknown) => void;
}

/** What watchers of runs are told. */
export type RunChange =
  | { readonly kind: 'changed'; readonly run: Run }
  | { readonly kind: 'deleted'; readonly runId: string };
