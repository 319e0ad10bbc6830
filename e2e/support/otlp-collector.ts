/** A collector that takes traces over OTLP/HTTP as JSON and keeps their spans: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const attribute = z.object({ key: z.string(), value: z.looseObject({ stringValue: z.string().optional() }) });
const request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string().regex(/^[0-9a-f]{32}$/),
              spanId: z.string().regex(/^[0-9a-f]{16}$/),
              parentSpanId: z.string().optional(),
              name: z.string(),
              startTimeUnixNano: z.string(),
              endTimeUnixNano: z.string(),
              status: z.object({ code: z.number(), message: z.string().optional() }),
              attributes: z.array(attribute),
            }),
          ),
        }),
      ),
    }),
  ),
});

export interface CollectedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parent: string | undefined;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly isWell: boolean;
}

export interface OtlpCollector {
  /** What `OTEL_EXPORTER_OTLP_ENDPOINT` takes. */
  readonly endpoint: string;
  readonly spans: CollectedSpan[];
  /** Requests that were none; empty unless something is wrong. */
  readonly problems: string[];
  close(): Promise<void>;
}

const inMs = (nanoseconds: string) => Number(BigInt(nanoseconds) / 1000n) / 1000;

export async function startOtlpCollector(): Promise<OtlpCollector> {
  const spans: CollectedSpan[] = [];
  const problems: string[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      try {
        if (incoming.method !== 'POST' || incoming.url !== '/v1/traces') throw new Error(String(incoming.url));
        const { resourceSpans } = request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        for (const { resource, scopeSpans } of resourceSpans) {
          const name = resource.attributes.find(({ key }) => key === 'service.name');
          const service = name?.value.stringValue ?? '';
          for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
            const { traceId, spanId, parentSpanId } = span;
            const parent = parentSpanId === undefined || parentSpanId === '' ? undefined : parentSpanId;
            const [start, end] = [inMs(span.startTimeUnixNano), inMs(span.endTimeUnixNano)];
            spans.push({
              service,
              name: span.name,
              traceId,
              spanId,
              parent,
              start,
              end,
              isWell: span.status.code === 1,
            });
          }
        }
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      } catch (error) {
        problems.push(String(error));
        response.writeHead(400).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    problems,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
