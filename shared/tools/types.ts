import type { z } from 'zod';
import type { Principal } from '../policy/principal.ts';
import type { CallProgress } from './call-path.ts';
import type { tools } from './index.ts';

export type Tools = typeof tools;
export type ToolName = keyof Tools;
/** Input as a handler receives it: parsed, defaults filled. */
export type ToolInput<Name extends ToolName> = z.output<Tools[Name]['input']>;
/** Input as a caller writes it. */
export type ToolArguments<Name extends ToolName> = z.input<Tools[Name]['input']>;
export type ToolOutput<Name extends ToolName> = z.output<Tools[Name]['output']>;

/** What every handler gets besides its input. Teardown is by `signal` alone. */
export interface CallContext {
  readonly principal: Principal;
  readonly signal: AbortSignal;
  /** The run on whose behalf the call is made. */
  readonly runId?: string | undefined;
  /** W3C `traceparent` of the span that this call is part of. */
  readonly trace?: string | undefined;
  /** Told how far a long call is; absent when nobody listens. */
  readonly onProgress?: ((progress: CallProgress) => void) | undefined;
  /** The most dangerous thing that was allowed; the page engine refuses a target that is worse by now. */
  readonly allowedRisk: 'read' | 'act' | 'danger';
  /** Site that policy judged the call by; absent when it touches no page. What reaches a page later looks at it again. */
  readonly site?: string | undefined;
}

export type ToolHandler<Name extends ToolName, Context = object> = (
  input: ToolInput<Name>,
  context: CallContext & Context,
) => Promise<ToolOutput<Name>>;

/** Handlers of one runtime by tool name; a missing one does not compile. */
export type HandlersOf<Names extends ToolName, Context> = {
  readonly [Name in Names]: ToolHandler<Name, Context>;
};
