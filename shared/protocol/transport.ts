/**
 * One ordered, reliable pipe of JSON values between two peers: a native port, a socket, a runtime Port, or the in-memory
 * pair. Nothing about the values is known here; whoever listens parses them.
 */
export interface Transport {
  /** Throws `link.closed` after the end, and `protocol.too_large` for a message the pipe cannot carry. */
  send(message: unknown): void;
  /** Messages that came before the first listener are kept for it. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when `close` was called here or the transport was closed before. */
  onClose(listener: (reason: string) => void): void;
  close(reason?: string): void;
}
