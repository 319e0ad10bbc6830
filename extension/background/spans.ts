/**
 * Spans of what panels, background and pages did, on their way to the host. Owns those that have ended and were not
 * sent; nothing of them is worth keeping when the worker ends. Only sampled traces are measured, and the host samples
 * only while it has somewhere to send them. Background only.
 */
import { childContext, formatTraceparent, parseTraceparent } from '../../shared/protocol/traceparent.ts';
import { toArqError } from '../../shared/protocol/errors.ts';
import { MAX_SPANS_REPORTED, type SpanReport } from '../../shared/protocol/span-report.ts';
import { epochNow } from './page-spans.ts';

const SEND_AFTER_MS = 200;
const MAX_WAITING = 1_000;

export class Spans {
  readonly #send: (spans: SpanReport[]) => boolean;
  #waiting: SpanReport[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `send` answers false while no host is there. */
  constructor(send: (spans: SpanReport[]) => boolean) {
    this.#send = send;
  }

  add(span: SpanReport): void {
    this.#waiting.push(span);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#flush(), SEND_AFTER_MS);
  }

  /** Runs `work` as a span below `trace`, when that is one to measure; hands on what `work` should name as its parent. */
  async within<Value>(
    name: string,
    trace: string | undefined,
    work: (trace: string | undefined) => Promise<Value>,
    service: SpanReport['service'] = 'arq-extension',
  ): Promise<Value> {
    const above = parseTraceparent(trace);
    if (above?.isSampled !== true) return work(trace);
    const own = formatTraceparent(childContext(above));
    return this.#measure({ service, name, trace: own, parent: above.spanId }, () => work(own));
  }

  /** Measures a span that somebody else has begun and cannot report: a panel's click. */
  async measureRoot<Value>(name: string, trace: string | undefined, work: () => Promise<Value>): Promise<Value> {
    const own = parseTraceparent(trace);
    if (own?.isSampled !== true || trace === undefined) return work();
    return this.#measure({ service: 'arq-panel', name, trace }, work);
  }

  async #measure<Value>(
    span: Pick<SpanReport, 'service' | 'name' | 'trace' | 'parent'>,
    work: () => Promise<Value>,
  ): Promise<Value> {
    const start = epochNow();
    let outcome = 'ok';
    try {
      return await work();
    } catch (error) {
      outcome = toArqError(error).code;
      throw error;
    } finally {
      this.add({ ...span, start, end: epochNow(), outcome });
    }
  }

  #flush(): void {
    this.#timer = undefined;
    while (this.#waiting.length > 0 && this.#send(this.#waiting.slice(0, MAX_SPANS_REPORTED))) {
      this.#waiting = this.#waiting.slice(MAX_SPANS_REPORTED);
    }
  }
}
