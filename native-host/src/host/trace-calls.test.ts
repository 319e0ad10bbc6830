import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type OtlpCollector, startOtlpCollector } from '../../../e2e/support/otlp-collector.ts';
import { type GatewayHost, openGatewayHost } from '../gateway/http/testing/gateway-host.ts';
import { openAuditReader } from '../policy/audit/audit-reader.ts';
import { connectBrowser } from './scripted-peers.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = `00-${TRACE}-00f067aa0ba902b7-01`;

let collector: OtlpCollector;
let gateway: GatewayHost;
beforeAll(async () => {
  collector = await startOtlpCollector();
  gateway = await openGatewayHost({ otlpEndpoint: collector.endpoint });
});
afterAll(async () => {
  await gateway.dispose();
  await collector.close();
});

it('goes on in the trace of an HTTP request, over the link to the browser', async () => {
  await connectBrowser(gateway.home, { device: 'aaaaaa' });
  const token = await gateway.token({ level: 'operator' });
  const response = await gateway.fetch('/api/v1/tools/tabs_list', {
    method: 'POST',
    body: '{}',
    token,
    headers: { traceparent: CALLER },
  });
  expect(response.status).toBe(200);
  await vi.waitFor(() => expect(collector.spans.filter(({ traceId }) => traceId === TRACE)).toHaveLength(2), {
    timeout: 10_000,
  });
  const find = (name: string) => collector.spans.find((span) => span.name === name);
  expect(find('tool tabs_list')).toMatchObject({ service: 'arq-host', parent: '00f067aa0ba902b7', isWell: true });
  expect(find('link tabs_list')).toMatchObject({ service: 'arq-relay', parent: find('tool tabs_list')?.spanId });
});

it('names the trace in the audit trail, and begins one for who brings none, or nonsense', async () => {
  for (const traceparent of [CALLER, 'nonsense']) {
    const headers = { traceparent };
    await gateway.fetch('/api/v1/tools/system_info', { method: 'POST', body: '{}', headers });
  }
  const reader = openAuditReader(gateway.home);
  await vi.waitFor(() => expect(reader.query({ what: 'system_info' }).records).toHaveLength(2), { timeout: 5_000 });
  const [other, own] = reader.query({ what: 'system_info' }).records;
  reader.close();
  expect(own?.trace).toContain(TRACE);
  expect(other?.trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(other?.trace).not.toContain(TRACE);
});
