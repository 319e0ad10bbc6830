/** A transport over a socket or a pair of pipes. Owns the stream: whatever is not frames of JSON closes it. */
import type { Duplex } from 'node:stream';
import { toArqError, ArqError } from '../../../shared/protocol/errors.ts';
import { MAX_MESSAGE_BYTES } from '../../../shared/protocol/limits.ts';
import { TransportListeners } from '../../../shared/protocol/transport-listeners.ts';
import type { Transport } from '../../../shared/protocol/transport.ts';
import { encodeFrame, FrameReader } from './frames.ts';

/** A peer that leaves more than this unread has stopped reading: its link is closed before it costs the host its memory. */
const MAX_UNSENT_BYTES = 2 * MAX_MESSAGE_BYTES;

/** Frames `stream`. Malformed or oversized input is answered with an `end` envelope and closes it; the process lives on. */
export function createStreamTransport(stream: Duplex, options: { readonly maxFrameBytes?: number } = {}): Transport {
  const listeners = new TransportListeners();
  const reader = new FrameReader(options.maxFrameBytes);

  const close = (reason: string) => {
    if (!listeners.end(reason)) return;
    // What was written before is still delivered; a peer that does not read it is cut off.
    stream.end();
    setTimeout(() => stream.destroy(), 1000).unref();
  };
  const refuse = (thrown: unknown) => {
    const error = toArqError(thrown, 'protocol.malformed');
    if (!listeners.isClosed) stream.write(encodeFrame({ t: 'end', error: error.toJSON() }));
    close(error.code);
  };

  stream.on('data', (bytes: Buffer) => {
    if (listeners.isClosed) return;
    try {
      for (const { message } of reader.read(bytes)) {
        listeners.deliver(message);
        if (listeners.isClosed) return;
      }
    } catch (thrown) {
      refuse(thrown);
    }
  });
  stream.on('end', () => close('the other side closed it'));
  stream.on('close', () => listeners.end('the other side closed it'));
  stream.on('error', (error) => {
    listeners.end(error.message);
    stream.destroy();
  });

  // A socket comes paused from its handshake, and a new listener alone would not wake it.
  stream.resume();

  return {
    send(message) {
      if (listeners.isClosed) throw new ArqError('link.closed', 'The link is closed. Connect again.');
      stream.write(encodeFrame(message));
      if (stream.writableLength > MAX_UNSENT_BYTES) {
        listeners.end('link.too_slow');
        stream.destroy();
      }
    },
    onMessage: (listener) => listeners.addMessageListener(listener),
    onClose: (listener) => listeners.addCloseListener(listener),
    close: (reason = 'closed') => close(reason),
  };
}
