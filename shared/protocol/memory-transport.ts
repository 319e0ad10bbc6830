import { ArqError } from './errors.ts';
import type { Transport } from './transport.ts';
import { TransportListeners } from './transport-listeners.ts';

/**
 * Two linked transports in one process, for tests and for peers that happen to live together. Values are copied through
 * JSON and arrive in a later microtask, as they would over a real pipe.
 */
export function createMemoryPair(): [Transport, Transport] {
  const left = new TransportListeners();
  const right = new TransportListeners();
  return [endOf(left, right), endOf(right, left)];
}

function endOf(own: TransportListeners, other: TransportListeners): Transport {
  return {
    send(message) {
      if (own.isClosed) throw new ArqError('link.closed', 'The link is closed. Connect again.');
      const text = JSON.stringify(message);
      queueMicrotask(() => other.deliver(JSON.parse(text)));
    },
    onMessage: (listener) => own.addMessageListener(listener),
    onClose: (listener) => own.addCloseListener(listener),
    close(reason = 'closed') {
      own.end(reason);
      // After what was sent before, as a socket does.
      queueMicrotask(() => other.end(reason));
    },
  };
}
