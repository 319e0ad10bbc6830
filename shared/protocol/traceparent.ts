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

/** Asked for in stock: each asking costs more than the id. Names are not secrets, so it does not matter that some lie in memory. */
const random = new Uint8Array(1536);
let taken = random.length;
const byteAt = (index: number): number => random[index] ?? 0;

const hexes = Array.from({ length: 256 }, (_none, byte) => byte.toString(16).padStart(2, '0'));
const hexOf = (byte: number): string => hexes[byte] ?? '00';

function randomHex(bytes: number): string {
  if (taken + bytes > random.length) {
    crypto.getRandomValues(random);
    taken = 0;
  }
  // A first digit that is not 0 keeps an id from being all zeros, which means none.
  let text = hexOf(byteAt(taken) | 0x10);
  for (let index = 1; index < bytes; index += 1) text += hexOf(byteAt(taken + index));
  taken += bytes;
  return text;
}
