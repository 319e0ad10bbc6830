import type { Browser } from 'wxt/browser';
import { ArqError } from '../../shared/protocol/errors.ts';
import type { Transport } from '../../shared/protocol/transport.ts';
import { TransportListeners } from '../../shared/protocol/transport-listeners.ts';

/** What a port says when it ends; Firefox puts the reason on the port, Chrome into `runtime.lastError`. */
export type ReadCloseReason = (port: Browser.runtime.Port) => string;

/** A runtime or native Port as Transport. */
export function portTransport(
  port: Browser.runtime.Port,
  readCloseReason: ReadCloseReason = () => 'closed',
): Transport {
  const listeners = new TransportListeners();
  port.onMessage.addListener((message: unknown) => listeners.deliver(message));
  port.onDisconnect.addListener(() => listeners.end(readCloseReason(port)));
  return {
    send(message) {
      if (listeners.isClosed) throw new ArqError('link.closed', 'The link is closed. Connect again.');
      port.postMessage(message);
    },
    onMessage: (listener) => listeners.addMessageListener(listener),
    onClose: (listener) => listeners.addCloseListener(listener),
    close(reason = 'closed') {
      // The side that disconnects hears nothing of it.
      if (listeners.end(reason)) port.disconnect();
    },
  };
}
