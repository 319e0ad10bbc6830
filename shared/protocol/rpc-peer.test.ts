import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { chunked } from './chunking.ts';
import { ArqError } from './errors.ts';
import { createMemoryPair } from './memory-transport.ts';
import { createRpcPeer } from './rpc-peer.ts';
import type { RpcHandlers, RpcServeContext } from './rpc-peer.ts';
import type { Transport } from './transport.ts';

const methods = {
  double: { params: z.strictObject({ value: z.number() }), result: z.strictObject({ value: z.number() }) },
  echo: { params: z.strictObject({ text: z.string() }), result: z.strictObject({ text: z.string() }) },
  wait: { params: z.strictObject({}), result: z.strictObject({}) },
} as const;
const events = { noted: z.strictObject({ what: z.string() }) } as const;

const plain: RpcHandlers<typeof methods> = {
  double: async ({ value }) => ({ value: value * 2 }),
  echo: async ({ text }) => ({ text }),
  wait: async () => ({}),
};

function connect(
  handlers: Partial<RpcHandlers<typeof methods>> = {},
  pair: [Transport, Transport] = createMemoryPair(),
) {
  const heard: unknown[] = [];
  const clientEnds: string[] = [];
  const serverEnds: string[] = [];
  const server = createRpcPeer({
    transport: pair[1],
    serves: methods,
    handlers: { ...plain, ...handlers },
    calls: {},
    emits: events,
    hears: {},
    onEvent: () => {},
    onClose: (reason) => serverEnds.push(reason),
  });
  const client = createRpcPeer({
    transport: pair[0],
    serves: {},
    handlers: {},
    calls: methods,
    emits: {},
    hears: events,
    onEvent: (event) => heard.push(event),
    onClose: (reason, error) => clientEnds.push(error?.code ?? reason),
  });
  return { client, server, heard, clientEnds, serverEnds, pair };
}

const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: ArqError) => error.code,
  );

test('answers calls, also many at once and out of order', async () => {
  const release = Promise.withResolvers<void>();
  const { client } = connect({
    wait: async () => {
      await release.promise;
      return {};
    },
  });
  const slow = client.call('wait', {});
  const results = await Promise.all([1, 2, 3].map((value) => client.call('double', { value })));
  release.resolve();
  expect(results).toEqual([{ value: 2 }, { value: 4 }, { value: 6 }]);
  expect(await slow).toEqual({});
});

test('carries an ArqError with its code and data, and hides nothing else in it', async () => {
  const { client } = connect({
    double: async () => {
      throw new ArqError('page.ref_stale', 'Take a new snapshot.', { data: { ref: 'd1e1' } });
    },
    echo: async () => {
      throw new TypeError('broken');
    },
  });
  await expect(client.call('double', { value: 1 })).rejects.toMatchObject({
    code: 'page.ref_stale',
    data: { ref: 'd1e1' },
  });
  expect(await codeOf(client.call('echo', { text: '' }))).toBe('internal.unexpected');
});

test('refuses params on the calling side, and results on the serving side', async () => {
  const { client } = connect({ echo: async () => ({ text: 5 as unknown as string }) });
  expect(await codeOf(client.call('double', { value: 'x' as unknown as number }))).toBe('protocol.params_invalid');
  expect(await codeOf(client.call('echo', { text: '' }))).toBe('protocol.result_invalid');
});

test('refuses params that only the other side finds wrong, and methods it does not know', async () => {
  const { pair } = connect();
  const answers: unknown[] = [];
  pair[0].onMessage((message) => answers.push(message));
  pair[0].send({ t: 'req', id: 900, method: 'double', params: { value: 1, extra: 1 } });
  pair[0].send({ t: 'req', id: 901, method: 'constructor', params: {} });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(answers).toMatchObject([
    { id: 900, error: { code: 'protocol.params_invalid' } },
    { id: 901, error: { code: 'protocol.unknown_method' } },
  ]);
});

test('tells progress to a caller that listens', async () => {
  const { client } = connect({
    wait: async (_params, context: RpcServeContext) => {
      context.progress(1);
      context.progress({ at: 2 });
      return {};
    },
  });
  const seen: unknown[] = [];
  await client.call('wait', {}, { onProgress: (value) => seen.push(value) });
  await client.call('wait', {});
  expect(seen).toEqual([1, { at: 2 }]);
});

test('cancels on both sides when the signal aborts', async () => {
  const aborted = Promise.withResolvers<string>();
  const started = Promise.withResolvers<void>();
  const { client } = connect({
    wait: async (_params, { signal }) => {
      signal.addEventListener('abort', () => aborted.resolve((signal.reason as ArqError).code));
      started.resolve();
      return new Promise(() => {});
    },
  });
  const controller = new AbortController();
  const call = codeOf(client.call('wait', {}, { signal: controller.signal }));
  await started.promise;
  controller.abort();
  expect(await call).toBe('call.cancelled');
  expect(await aborted.promise).toBe('call.cancelled');
  expect(await codeOf(client.call('wait', {}, { signal: controller.signal }))).toBe('call.cancelled');
});

test('gives up after the timeout', async () => {
  const { client } = connect({ wait: () => new Promise(() => {}) });
  expect(await codeOf(client.call('wait', {}, { timeoutMs: 5 }))).toBe('call.timed_out');
  expect(await client.call('double', { value: 4 })).toEqual({ value: 8 });
});

test('rejects what is pending with link.closed and aborts what is served when the link ends', async () => {
  const aborted = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const { client, server, serverEnds, clientEnds } = connect({
    wait: async (_params, { signal }) => {
      signal.addEventListener('abort', () => aborted.resolve());
      started.resolve();
      return new Promise(() => {});
    },
  });
  const call = codeOf(client.call('wait', {}));
  await started.promise;
  client.close('done');
  expect(await call).toBe('link.closed');
  await aborted.promise;
  expect(await codeOf(client.call('double', { value: 1 }))).toBe('link.closed');
  await vi.waitFor(() => expect(serverEnds).toEqual(['done']));
  expect(clientEnds).toEqual(['done']);
  expect(server.isClosed).toBe(true);
  server.emit('noted', { what: 'unheard' });
});

test('tells the other side why it closes', async () => {
  const { client, server, clientEnds } = connect({ wait: () => new Promise(() => {}) });
  const call = codeOf(client.call('wait', {}));
  server.close('full', new ArqError('host.start_failed', 'No host.'));
  expect(await call).toBe('host.start_failed');
  expect(clientEnds).toEqual(['host.start_failed']);
});

test('hears events it knows, ignores others, and ends at one that is malformed', async () => {
  const { server, heard, pair, clientEnds } = connect();
  server.emit('noted', { what: 'a' });
  pair[1].send({ t: 'event', name: 'later', data: {} });
  await vi.waitFor(() => expect(heard).toEqual([{ name: 'noted', data: { what: 'a' } }]));
  expect(clientEnds).toEqual([]);
  pair[1].send({ t: 'event', name: 'noted', data: { what: 7 } });
  await vi.waitFor(() => expect(clientEnds).toEqual(['protocol.malformed']));
  expect(() => server.emit('noted', { what: 1 as unknown as string })).not.toThrow();
});

test('refuses a request id that is in use', async () => {
  const { pair, serverEnds } = connect({ wait: () => new Promise(() => {}) });
  pair[0].send({ t: 'req', id: 1, method: 'wait', params: {} });
  pair[0].send({ t: 'req', id: 1, method: 'wait', params: {} });
  await vi.waitFor(() => expect(serverEnds).toEqual(['protocol.malformed']));
});

test('ends the link at garbage, whatever it is, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (garbage) => {
      const { pair, serverEnds, server } = connect();
      pair[0].send(garbage ?? null);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      // Only an envelope leaves the link open; arbitrary JSON is none.
      expect(serverEnds).toEqual(['protocol.malformed']);
      expect(server.isClosed).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('answers with an error what is too large to send', async () => {
  const pair = createMemoryPair();
  const { client } = connect({ echo: async () => ({ text: 'x'.repeat(65 * 1024 * 1024) }) }, [
    chunked(pair[0]),
    chunked(pair[1]),
  ]);
  expect(await codeOf(client.call('echo', { text: '' }))).toBe('protocol.too_large');
  expect(await client.call('double', { value: 3 })).toEqual({ value: 6 });
});

test('waits after cancelling for the answer that may be under way, and no longer than asked', async () => {
  const late = (answers: boolean) =>
    connect({
      wait: (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            if (answers) resolve({});
          });
        }),
    }).client;
  const cancelled = () => AbortSignal.timeout(1);
  expect(await late(true).call('wait', {}, { signal: cancelled(), cancelGraceMs: 1000 })).toEqual({});
  expect(await codeOf(late(false).call('wait', {}, { signal: cancelled(), cancelGraceMs: 1 }))).toBe('call.cancelled');
  expect(await codeOf(late(true).call('wait', {}, { signal: cancelled() }))).toBe('call.cancelled');
});
