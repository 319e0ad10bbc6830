import type { z } from 'zod';

/** Where a tool's handler lives. `runs` is the run service, which host and background both build. */
export type Runtime = 'content' | 'background' | 'host' | 'runs';

/**
 * What a call does to the world, at most. `read` looks, `act` changes a page or a tab, `danger` sends,
 * pays, deletes, uploads, runs programs or writes files. Facts about the target can raise it, never lower it.
 */
export type Risk = 'read' | 'act' | 'danger';

/** Who may call a tool. `internal` is ARQ's own code only: such tools appear on no public face. */
export type Caller = 'panel' | 'cli' | 'client' | 'model' | 'internal';

/** One tool: the single source of its RPC, schema, approval text, documentation and tests. */
export interface ToolDefinition<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `area_verb_noun`, equal to the file's path below `shared/tools`. */
  readonly name: Name;
  /** Two or three words for people. */
  readonly title: string;
  /** What a model needs to choose and use the tool: what it does, what it needs first, what it returns. */
  readonly description: string;
  readonly runsIn: Runtime;
  readonly risk: Risk;
  readonly callers: readonly Caller[];
  /** One of the few that a client gets unless it asks for more: with these, a page can be used. */
  readonly isCore?: boolean;
  /** About how many tokens of its result a model gets unless it says otherwise; only where a result can be large. */
  readonly maxTokens?: number;
  readonly input: Input;
  readonly output: Output;
  /** At least one input that parses. Shown in the docs and to models. */
  readonly examples: readonly z.input<Input>[];
}

/** Keeps the literal types of a definition. */
export function defineTool<const Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  definition: ToolDefinition<Name, Input, Output>,
): ToolDefinition<Name, Input, Output> & { readonly runsIn: Runtime } {
  return definition;
}
