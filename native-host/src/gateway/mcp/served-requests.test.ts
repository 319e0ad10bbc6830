import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type GatewayHost, openGatewayHost } from '../http/testing/gateway-host.ts';

/** Each request carries this much, so that what is kept of it shows. */
const PADDING = 'x'.repeat(1_000_000);
const REQUESTS = 40;
const MB = 1024 * 1024;

let arq: GatewayHost;
beforeAll(async () => {
  arq = await openGatewayHost();
});
afterAll(() => arq.dispose());

setFlagsFromString('--expose-gc');
const collect: () => void = z.function({ input: [], output: z.void() }).implement(runInNewContext('gc'));
async function heapMb(): Promise<number> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise(setImmediate);
    collect();
  }
  return process.memoryUsage().heapUsed / MB;
}

async function list(version: string): Promise<void> {
  const answer = await arq.fetch('/mcp', {
    method: 'POST',
    headers: { accept: 'application/json, text/event-stream', 'mcp-protocol-version': version },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta: { padding: PADDING } } }),
  });
  expect(await answer.text()).toContain('page_snapshot');
}

it('keeps nothing of the requests it has answered, though their token goes on asking', async () => {
  for (let warm = 0; warm < 5; warm += 1) await list('2025-11-25');
  const before = await heapMb();
  for (let count = 0; count < REQUESTS; count += 1) await list('2025-11-25');
  expect((await heapMb()) - before).toBeLessThan((REQUESTS * PADDING.length) / MB / 4);
});
