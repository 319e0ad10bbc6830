/**
 * Spans of the host, and those that extension and pages report to it. Every span has its ids, so that log, audit and
 * callers can be joined by them; only with an OTLP endpoint are spans kept and sent, and only then is OpenTelemetry loaded.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import {
  childContext,
  formatTraceparent,
  parseTraceparent,
  type TraceContext,
} from '../../../shared/protocol/traceparent.ts';
import type { SpanReport } from '../../../shared/protocol/span-report.ts';
import type { SpanSink } from './export-spans.ts';

export type SpanService = SpanReport['service'] | 'arq-host';
export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** A span that has ended. */
export interface EndedSpan {
  readonly service: SpanService;
  readonly name: string;
  readonly context: TraceContext;
  /** Id of the span above it. */
  readonly parent: string | undefined;
  /** Epoch milliseconds, with fractions. */
  readonly start: number;
  readonly end: number;
  readonly outcome: string;
  readonly attributes: SpanAttributes;
}

export interface Span {
  /** To hand on: what follows becomes a child of it. */
  readonly traceparent: string;
  /** Once; `ok` unless told the code of an error. */
  end(outcome?: string): void;
}

export interface SpanOptions {
  /** W3C `traceparent` of whoever asked; anything else begins a trace of its own. */
  readonly parent?: string | undefined;
  readonly attributes?: SpanAttributes;
  readonly service?: SpanService;
}

/** While the first spans wait for OpenTelemetry to be loaded. */
const MAX_WAITING = 1_000;
const CLOSE_TIMEOUT_MS = 1_500;

const current = new AsyncLocalStorage<string>();
/** The `traceparent` of the call that this code runs for. */
export const currentTrace = (): string | undefined => current.getStore();
/** Runs `work`, and whatever it begins, as part of the span `traceparent`. */
export const inTrace = <Value>(traceparent: string, work: () => Value): Value => current.run(traceparent, work);

export class Tracing {
  readonly #version: string;
  readonly #endpoint: string | undefined;
  readonly #onProblem: (problem: unknown) => void;
  #waiting: EndedSpan[] = [];
  #sink: Promise<SpanSink> | undefined;
  #loaded: SpanSink | undefined;

  /** `endpoint`: base address of an OTLP/HTTP collector, such as `http://localhost:4318`. */
  constructor(options: {
    readonly version: string;
    readonly endpoint: string | undefined;
    readonly onProblem: (problem: unknown) => void;
  }) {
    this.#version = options.version;
    this.#endpoint = options.endpoint;
    this.#onProblem = options.onProblem;
  }

  get isExporting(): boolean {
    return this.#endpoint !== undefined;
  }

  startSpan(name: string, { parent, attributes = {}, service = 'arq-host' }: SpanOptions = {}): Span {
    const above = parseTraceparent(parent);
    // Sampled means: report your spans. Without an endpoint nobody below needs to.
    const context = { ...childContext(above), isSampled: this.isExporting && (above?.isSampled ?? true) };
    const start = performance.timeOrigin + performance.now();
    let hasEnded = false;
    return {
      traceparent: formatTraceparent(context),
      end: (outcome = 'ok') => {
        if (hasEnded || !context.isSampled) return;
        hasEnded = true;
        const end = performance.timeOrigin + performance.now();
        this.#keep({ service, name, context, parent: above?.spanId, start, end, outcome, attributes });
      },
    };
  }

  /** Runs `work` as a span: what it calls and logs belongs to it. */
  async within<Value>(
    name: string,
    options: SpanOptions,
    work: (traceparent: string) => Promise<Value>,
    codeOf: (thrown: unknown) => string,
  ): Promise<Value> {
    const span = this.startSpan(name, options);
    try {
      const value = await inTrace(span.traceparent, () => work(span.traceparent));
      span.end();
      return value;
    } catch (thrown) {
      span.end(codeOf(thrown));
      throw thrown;
    }
  }

  /** A span that another process has measured; `attributes` are what the host knows of that process. */
  recordSpan(report: SpanReport, attributes: SpanAttributes = {}): void {
    const context = parseTraceparent(report.trace);
    if (!this.isExporting || context === undefined) return;
    const { service, name, parent, start, outcome } = report;
    this.#keep({ service, name, context, parent, start, end: Math.max(report.end, start), outcome, attributes });
  }

  /** Sends what waits; a collector that does not answer is given up after a few seconds. */
  async flush(): Promise<void> {
    await (await this.#sink)?.flush();
  }

  /** Sends the rest; the end of the host waits for a collector that is not there only so long. */
  async close(): Promise<void> {
    const sink = await this.#sink?.catch(() => undefined);
    if (sink !== undefined) await Promise.race([sink.close(), delay(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
  }

  #keep(span: EndedSpan): void {
    if (this.#loaded !== undefined) {
      this.#loaded.add(span);
      return;
    }
    if (this.#endpoint === undefined || this.#waiting.length >= MAX_WAITING) return;
    this.#waiting.push(span);
    this.#sink ??= this.#load(this.#endpoint);
    this.#sink.catch(() => undefined);
  }

  async #load(endpoint: string): Promise<SpanSink> {
    try {
      const { openSpanSink } = await import('./export-spans.ts');
      const sink = openSpanSink({ endpoint, version: this.#version, onProblem: this.#onProblem });
      this.#loaded = sink;
      for (const span of this.#waiting) sink.add(span);
      this.#waiting = [];
      return sink;
    } catch (error) {
      this.#onProblem(error);
      throw error;
    }
  }
}
