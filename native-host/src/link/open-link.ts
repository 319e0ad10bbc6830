/** The way to the host for relay and command line: connect, prove each other, and start a host first when none runs. Zod-free. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { startHostDetached } from '../os/start-host-detached.ts';
import { findHostAddress } from '../store/host-record.ts';
import { findSecret } from '../store/secret.ts';
import { ClientHandshake } from './handshake.ts';
import type { BrowserStart, LinkRole } from './handshake.ts';
import { runHandshake } from './run-handshake.ts';

const START_TIMEOUT_MS = 5_000;
/** Attempts lie a tenth of the time waited so far apart, within these: what comes soon is found soon. */
const SHORTEST_RETRY_MS = 10;
const LONGEST_RETRY_MS = 250;
/** A host that found another in its place is started again so long afterwards. */
const START_AGAIN_MS = 500;

export interface OpenLinkOptions {
  readonly home: string;
  readonly role: LinkRole;
  readonly startIfNone: boolean;
  /** Of a browser. */
  readonly start?: BrowserStart | undefined;
}

/** A proven connection, paused; `socket` begins with the host's first envelope. */
export async function openLink(options: OpenLinkOptions): Promise<Socket> {
  const { home, startIfNone } = options;
  const running = await connectIfRunning(home);
  if (running !== undefined) {
    try {
      return await proven(running, options);
    } catch (thrown) {
      // It was just ending: what is true of no host is true of it.
      if (toArqError(thrown).code !== 'link.closed') throw thrown;
    }
  }
  if (startIfNone) return proven(await startAndConnect(home), options);
  throw new ArqError(
    'host.not_running',
    'The ARQ host is not running. Start it with `arq host`, or open the browser with ARQ.',
  );
}

async function proven(socket: Socket, options: OpenLinkOptions): Promise<Socket> {
  try {
    await proveEachOther(socket, options);
    return socket;
  } catch (thrown) {
    socket.destroy();
    throw toArqError(thrown, 'link.refused');
  }
}

/** Undefined when nobody listens. */
async function connectIfRunning(home: string): Promise<Socket | undefined> {
  const socket = connect(findHostAddress(home));
  const { promise, resolve, reject } = Promise.withResolvers<Socket | undefined>();
  socket.once('connect', () => resolve(socket));
  socket.once('error', (error: NodeJS.ErrnoException) => {
    // EPIPE, ECONNRESET: it ended just then; EAGAIN: its queue is full, which passes.
    if (['ENOENT', 'ECONNREFUSED', 'EPIPE', 'ECONNRESET', 'EAGAIN'].includes(error.code ?? '')) resolve(undefined);
    else
      reject(
        new ArqError('host.unreachable', `The host's socket cannot be opened: ${error.message}. Run \`arq doctor\`.`, {
          cause: error,
        }),
      );
  });
  const connected = await promise;
  socket.removeAllListeners('error');
  return connected;
}

async function startAndConnect(home: string): Promise<Socket> {
  let started = startHostDetached(home);
  const begun = performance.now();
  let startedAt = begun;
  for (let waitedMs = 0; waitedMs < START_TIMEOUT_MS; waitedMs = performance.now() - begun) {
    await delay(Math.min(Math.max(waitedMs / 10, SHORTEST_RETRY_MS), LONGEST_RETRY_MS));
    const socket = await connectIfRunning(home);
    if (socket !== undefined) return socket;
    const failure = started.findFailure();
    if (failure !== undefined) throw failure;
    // The host in its way answers nobody: it is ending, and once it has, this one can be.
    if (!started.isSuperseded || performance.now() - startedAt < START_AGAIN_MS) continue;
    started = startHostDetached(home);
    startedAt = performance.now();
  }
  throw new ArqError(
    'host.start_failed',
    `The ARQ host did not answer within ${START_TIMEOUT_MS / 1000} s. Run \`arq doctor\`; its log is ${started.logPath}.`,
  );
}

async function proveEachOther(socket: Socket, { home, role, start }: OpenLinkOptions): Promise<void> {
  const secret = findSecret(home);
  if (secret === undefined)
    throw new ArqError(
      'link.refused',
      `The secret of ${home} is missing or cannot be read. Run \`arq setup\` as the user who owns it.`,
    );
  await runHandshake(socket, new ClientHandshake(secret, role, start));
}
