import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { OwnBrowser } from '../gateway/mcp/own-browser.ts';
import { McpShim } from './mcp-shim.ts';

it('tells the next host, too, that its client’s own browser did not come up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arq-shim-'));
  const path = join(folder, 'host.sock');
  const headers: unknown[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    createInterface({ input: socket }).once('line', (line) => headers.push(JSON.parse(line)));
  }).listen(path);
  await once(server, 'listening');
  const ended = new AbortController();
  const shim = new McpShim(
    {
      header: { version: '0.1.0', pid: 1, grant: 'act', tools: 'core' },
      connect: async () => {
        const socket = connect(path);
        await once(socket, 'connect');
        return socket;
      },
      input: new PassThrough(),
      output: new PassThrough(),
      note: () => undefined,
      signal: ended.signal,
    },
    true,
  );
  const running = shim.run();
  await expect.poll(() => headers).toMatchObject([{ browser: 'starting' }]);
  shim.tellBrowser({ error: new ArqError('browser.start_failed', 'It did not start.') });
  sockets[0]?.destroy();
  await expect.poll(() => headers[1]).toMatchObject({ browser: { error: { code: 'browser.start_failed' } } });
  ended.abort();
  await running;
  server.close();
  rmSync(folder, { recursive: true });
});

it('has no call of such a client go anywhere', async () => {
  const browser = new OwnBrowser({ error: new ArqError('browser.start_failed', 'It did not start.') }, () => undefined);
  await expect(browser.ready(new AbortController().signal)).rejects.toMatchObject({ code: 'browser.start_failed' });
  expect(browser.device).toBeUndefined();
});
