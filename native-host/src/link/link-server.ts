/**
 * The host's door: listens on the socket, lets in who proves to know the secret, and hands each connection on with its
 * proven role. Owns the socket's folder and the connections that are not proven yet. Runs only under the instance lock,
 * which is why a socket found there is stale and may be removed.
 */
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { basename, dirname } from 'node:path';
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import type { Transport } from '../../../shared/protocol/transport.ts';
import type { Log } from '../observe/log.ts';
import { encodeFrame } from './frames.ts';
import { HostHandshake } from './handshake.ts';
import type { BrowserStart } from './handshake.ts';
import { runHandshake } from './run-handshake.ts';
import { createStreamTransport } from './stream-transport.ts';

const MAX_UNPROVEN = 64;
const isWindows = process.platform === 'win32';

export interface LinkServer {
  close(): Promise<void>;
}

export interface LinkServerOptions {
  readonly address: string;
  readonly secret: string;
  readonly log: Log;
  readonly onLink: (transport: Transport, role: 'browser' | 'cli', start: BrowserStart) => void;
  /** An MCP client's shim: it speaks lines, not frames. The socket is paused. */
  readonly onClient: (socket: Socket) => void;
}

/** Resolves when the door is open. Throws `host.runtime_folder_unsafe` or `host.listen_failed`. */
export async function listenForLinks(options: LinkServerOptions): Promise<LinkServer> {
  const { address, secret, log, onLink, onClient } = options;
  const sockets = new Set<Socket>();
  let unproven = 0;

  const welcome = async (socket: Socket) => {
    unproven += 1;
    const side = new HostHandshake(secret);
    try {
      await runHandshake(socket, side);
      if (side.role === 'client') onClient(socket);
      else onLink(createStreamTransport(socket), side.role, side.start);
    } catch (thrown) {
      const error = toArqError(thrown, 'link.refused');
      log.write('warn', 'link.refused', { code: error.code, message: error.message });
      if (socket.writable) socket.end(encodeFrame({ t: 'end', error: error.toJSON() }));
      setTimeout(() => socket.destroy(), 200).unref();
    } finally {
      unproven -= 1;
    }
  };

  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (unproven >= MAX_UNPROVEN) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    void welcome(socket);
  });
  if (!isWindows) prepareFolder(address);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(address, resolve);
  try {
    await promise;
    if (!isWindows) chmodSync(address, 0o600);
  } catch (cause) {
    throw new ArqError(
      'host.listen_failed',
      `The host cannot listen on ${address}: ${cause instanceof Error ? cause.message : 'unknown reason'}. Run \`arq doctor\`.`,
      { cause },
    );
  }
  server.off('error', reject);
  // Too many open files, say: that one connection fails, and the next may not.
  server.on('error', (error) => log.problem('link.accept_failed', error));
  return {
    async close() {
      const closed = new Promise<void>((done) => {
        server.close(() => done());
      });
      // What was sent last, such as the answer to host.stop, still goes out.
      for (const socket of sockets) socket.destroySoon();
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, 500);
      await closed;
      clearTimeout(timer);
      if (!isWindows) rmSync(address, { force: true });
    },
  };
}

/** The socket's folder is the user's alone, also where its parent (a temporary folder) is everybody's. */
function prepareFolder(address: string): void {
  const folder = dirname(address);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const path of [dirname(folder), folder]) {
    if (!basename(path).startsWith('arq-')) continue;
    const stat = lstatSync(path);
    if (!stat.isDirectory() || stat.uid !== process.getuid?.()) {
      throw new ArqError(
        'host.runtime_folder_unsafe',
        `${path} is not a folder of this user. Remove it, or set XDG_RUNTIME_DIR to a folder of your own.`,
      );
    }
    if ((stat.mode & 0o077) !== 0) chmodSync(path, 0o700);
  }
  rmSync(address, { force: true });
}
