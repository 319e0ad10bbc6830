import type { ArqError } from '../../shared/protocol/errors.ts';
import type { SpanReport } from '../../shared/protocol/span-report.ts';
import { childContext, formatTraceparent, parseTraceparent } from '../../shared/protocol/traceparent.ts';

export const epochNow = (): number => performance.timeOrigin + performance.now();

/** Takes down the span of one page's part in a call; undefined when nobody follows its trace. */
export function pageSpan(
  tool: string,
  trace: string | undefined,
  add: (span: SpanReport) => void,
): ((end: { readonly times?: readonly [number, number] | undefined; readonly error?: ArqError }) => void) | undefined {
  const above = parseTraceparent(trace);
  if (above?.isSampled !== true) return undefined;
  const sentAt = epochNow();
  return ({ times, error }) => {
    const now = epochNow();
    // A page may say anything of itself, but not that it worked before it was asked or after it answered.
    const within = (time: number) => Math.min(Math.max(time, sentAt), now);
    const [start, end] = times ?? [sentAt, now];
    add({
      service: 'arq-page',
      name: tool,
      trace: formatTraceparent(childContext(above)),
      parent: above.spanId,
      start: within(start),
      end: Math.max(within(start), within(end)),
      outcome: error?.code ?? 'ok',
    });
  };
}
