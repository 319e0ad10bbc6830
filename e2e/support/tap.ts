/**
 * Stands between browsers and a server as plain bytes, and notes what the server answered. What it forwards to can be
 * changed while pages are open, as a name does whose owner points it elsewhere.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Tap {
  readonly port: number;
  /** `403 gateway.origin_refused`, oldest first; without a code where there was none. */
  answers(): string[];
  forget(): void;
  /** Where new connections go from now on; those that are open end. */
  forwardTo(port: number): void;
  close(): Promise<void>;
}

/** Listens at this address of loopback; port 0 is any free one. */
export async function openTap(host: string, port: number, target: number): Promise<Tap> {
  let forwardTo = target;
  const sockets = new Set<Socket>();
  const received: string[] = [];
  const server = createServer((client) => {
    const upstream = connect({ host: '127.0.0.1', port: forwardTo });
    const place = received.push('') - 1;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (bytes: Buffer) => (received[place] += bytes.toString('latin1')));
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host, port }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    answers: () => received.flatMap(answersIn),
    forget: () => received.splice(0, received.length, ...received.map(() => '')),
    forwardTo: (next) => {
      forwardTo = next;
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** One for each answer in what one connection carried. */
function answersIn(text: string): string[] {
  return text
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((part) => part.startsWith('HTTP/1.1 '))
    .map((part) => `${part.slice(9, 12)} ${/"code":"([\w.]+)"/.exec(part)?.[1] ?? ''}`.trim());
}
