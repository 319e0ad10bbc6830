import type { CallContext, ToolName } from './types.ts';

/** What grants are asked about: who would call what. */
export interface GrantedCall extends Pick<CallContext, 'principal' | 'runId'> {
  readonly tool: ToolName;
  readonly input: unknown;
}
