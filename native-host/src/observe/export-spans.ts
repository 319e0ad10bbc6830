/** Sends spans over OTLP/HTTP. Loaded with the first span to send: OpenTelemetry takes a second to load and 15 MB. */
import { type HrTime, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace';
import type { EndedSpan, SpanService } from './tracing.ts';

const BATCH_MS = 1_000;
const EXPORT_TIMEOUT_MS = 5_000;
const MAX_QUEUE = 5_000;
const TRACES_PATH = '/v1/traces';

export interface SpanSink {
  add(span: EndedSpan): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function openSpanSink(options: {
  readonly endpoint: string;
  readonly version: string;
  readonly onProblem: (problem: unknown) => void;
}): SpanSink {
  const { endpoint, version, onProblem } = options;
  const processor = new BatchSpanProcessor({
    exporter: telling(new OTLPTraceExporter({ url: tracesUrl(endpoint), timeoutMillis: EXPORT_TIMEOUT_MS }), onProblem),
    scheduledDelayMillis: BATCH_MS,
    exportTimeoutMillis: EXPORT_TIMEOUT_MS,
    maxQueueSize: MAX_QUEUE,
  });
  const resources = new Map<SpanService, Resource>();
  const resourceOf = (service: SpanService): Resource => {
    const known = resources.get(service);
    if (known !== undefined) return known;
    const resource = resourceFromAttributes({ 'service.name': service, 'service.version': version });
    resources.set(service, resource);
    return resource;
  };
  return {
    add: (span) => processor.onEnd(readable(span, resourceOf(span.service), version)),
    flush: () => processor.forceFlush().catch(onProblem),
    close: () => processor.shutdown().catch(onProblem),
  };
}

function tracesUrl(endpoint: string): string {
  const base = endpoint.replace(/\/+$/, '');
  return base.endsWith(TRACES_PATH) ? base : `${base}${TRACES_PATH}`;
}

/** The processor says nothing of a collector that is not there. */
function telling(exporter: SpanExporter, onProblem: (problem: unknown) => void): SpanExporter {
  let isFailing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.error !== undefined && !isFailing) onProblem(result.error);
        isFailing = result.error !== undefined;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush !== undefined && { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}

function readable(span: EndedSpan, resource: Resource, version: string): ReadableSpan {
  const { name, context, parent, start, end, outcome, attributes } = span;
  const { traceId, spanId } = context;
  const isWell = outcome === 'ok';
  return {
    name,
    kind: SpanKind.INTERNAL,
    spanContext: () => ({ traceId, spanId, traceFlags: 1 }),
    ...(parent !== undefined && { parentSpanContext: { traceId, spanId: parent, traceFlags: 1, isRemote: true } }),
    startTime: hrTime(start),
    endTime: hrTime(end),
    duration: hrTime(end - start),
    status: isWell ? { code: SpanStatusCode.OK } : { code: SpanStatusCode.ERROR, message: outcome },
    attributes: { 'arq.outcome': outcome, ...attributes },
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationScope: { name: 'arq', version },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

const hrTime = (ms: number): HrTime => [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
