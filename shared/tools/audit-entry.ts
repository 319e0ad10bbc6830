/** What the call path, and everybody else who lets things happen, tells the audit trail. Pure. */
import type { AuditActor, AuditKind, DecidedBy } from '../policy/audit-record.ts';
import type { PolicyDecision } from '../policy/decide.ts';
import type { Principal } from '../policy/principal.ts';
import type { ReasonCode } from '../policy/reasons.ts';
import type { ArqErrorCode } from '../protocol/errors.ts';
import type { Risk } from './define-tool.ts';

/** One line for the audit trail. */
export interface AuditEntry {
  /** Epoch milliseconds of the beginning. */
  readonly at: number;
  /** `call` unless told. */
  readonly kind?: AuditKind | undefined;
  /** The tool, or an act that is none: `token.created`. */
  readonly tool: string;
  readonly principal: AuditActor;
  readonly runId?: string | undefined;
  /** Index of the run's step. */
  readonly step?: number | undefined;
  readonly site?: string | undefined;
  readonly tab?: string | undefined;
  /** With which values; private ones are dots already (`policy/redact-input.ts`). */
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  readonly risk: Risk;
  readonly decision: PolicyDecision['decision'];
  readonly reasons: readonly ReasonCode[];
  /** What let it through or refused it; policy unless told. */
  readonly by?: DecidedBy | undefined;
  /** `ok`, or the code of the error. */
  readonly outcome: 'ok' | ArqErrorCode;
  readonly ms: number;
  /** W3C `traceparent` of the call. */
  readonly trace?: string | undefined;
  /** ARQ's own code called: whoever asked it to is told in a line of its own. */
  readonly isInternal?: boolean | undefined;
}

/** What of a call is told that was refused before anything was looked at. */
interface RefusedCall {
  readonly tool: string;
  readonly principal: Principal;
  readonly runId?: string | undefined;
  readonly trace?: string | undefined;
  readonly isInternal?: boolean | undefined;
}

/** Nothing of the input is told; a name that is no tool's is only a value. */
export function refusedEntry(call: RefusedCall, outcome: ArqErrorCode, isTool: boolean): Omit<AuditEntry, 'at' | 'ms'> {
  const { tool, principal, runId, trace, isInternal } = call;
  return {
    tool: isTool ? tool : 'unknown',
    principal,
    runId,
    ...(!isTool && { values: { name: tool.slice(0, 80) } }),
    risk: 'read',
    decision: 'refuse',
    reasons: [],
    outcome,
    trace,
    isInternal,
  };
}
