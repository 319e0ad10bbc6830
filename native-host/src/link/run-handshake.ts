/** Carries the steps of a handshake over a socket, for either side. Zod-free for the relay's sake. */
import type { Socket } from 'node:net';
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { HANDSHAKE_TIMEOUT_MS } from '../../../shared/protocol/limits.ts';
import { encodeFrame, FrameReader } from './frames.ts';
import { MAX_HANDSHAKE_FRAME_BYTES } from './handshake.ts';
import type { HandshakeSide } from './handshake.ts';

/** Resolves when both are proven; the socket is then paused and begins with the first envelope. Throws `link.refused`. */
export async function runHandshake(socket: Socket, side: HandshakeSide): Promise<void> {
  const reader = new FrameReader(MAX_HANDSHAKE_FRAME_BYTES);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onData = (bytes: Buffer) => {
    try {
      for (const { message, rest } of reader.read(bytes)) {
        const step = side.receive(message);
        if (step.reply !== undefined) socket.write(encodeFrame(step.reply));
        if (!step.isDone) continue;
        socket.pause();
        if (rest.length > 0) socket.unshift(rest);
        resolve();
        return;
      }
    } catch (thrown) {
      reject(toArqError(thrown));
    }
  };
  const onEnd = () => reject(new ArqError('link.closed', 'The connection ended during the handshake. Try again.'));
  const timer = setTimeout(
    () =>
      reject(new ArqError('link.refused', 'The other side did not complete the handshake in time. Run `arq doctor`.')),
    HANDSHAKE_TIMEOUT_MS,
  );
  socket.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onEnd);
  if (side.first !== undefined) socket.write(encodeFrame(side.first));
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    socket.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onEnd);
  }
}
