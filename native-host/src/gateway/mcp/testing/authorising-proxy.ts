/**
 * Adds a token to every request and passes everything else on as it came, Host and Origin included: the conformance
 * tools know of no tokens. For tests.
 */
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AuthorisingProxy {
  readonly port: number;
  /** Where requests go from now on, and with which token. */
  aim(port: number, token: string): void;
  close(): Promise<void>;
}

export async function openAuthorisingProxy(): Promise<AuthorisingProxy> {
  let target = { port: 0, token: '' };
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const onward = send({
      host: '127.0.0.1',
      port: target.port,
      ...(method !== undefined && { method }),
      ...(path !== undefined && { path }),
      headers: { ...headers, authorization: `Bearer ${target.token}` },
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    aim: (port, token) => {
      target = { port, token };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
