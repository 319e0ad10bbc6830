/** W3C trace context, version 00: https://www.w3.org/TR/trace-context/#traceparent-header. Pure but for random ids. */
import { z } from 'zod';

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

export const traceparent = z.string().regex(TRACEPARENT);

export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
  /** Whoever began the trace wants it recorded. */
  readonly isSampled: boolean;
}

/** Undefined for what is none: a caller's header may hold anything, and a trace of one's own begins then. */
export function parseTraceparent(text: string | undefined): TraceContext | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(text ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

export function formatTraceparent({ traceId, spanId, isSampled }: TraceContext): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;
}

/** A span below `parent`, or the first of a trace of its own. */
export function childContext(parent: TraceContext | undefined, isSampled = true): TraceContext {
  return {
    traceId: parent?.traceId ?? randomHex(16),
    spanId: randomHex(8),
    isSampled: parent?.isSampled ?? isSampled,
  };
}

/** For log lines: the trace alone. */
export const traceIdOf = (text: string | undefined): string | undefined => parseTraceparent(text)?.traceId;

function randomHex(bytes: number): string {
  // A first digit that is not 0 keeps an id from being all zeros, which means none.
  const [first = 0, ...rest] = crypto.getRandomValues(new Uint8Array(bytes));
  return [first | 0x10, ...rest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
