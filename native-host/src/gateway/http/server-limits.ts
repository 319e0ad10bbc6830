/** What one connection, and all of them together, may take. */

/** Of a request, unless its route says otherwise. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** 10 million characters of a file's text would take up to forty million bytes; most texts are plain. */
export const MAX_FILE_BODY_BYTES = 12 * 1024 * 1024;

export interface ConnectionLimits {
  /** Those beyond are closed at once. */
  readonly maxConnections: number;
  readonly maxHeaderBytes: number;
  /** For all headers to arrive. */
  readonly headersTimeoutMs: number;
  /** For the whole request to arrive; what is done with it may take longer. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** How often the two limits above are looked at. */
  readonly checkIntervalMs: number;
}

/** A thousand event streams, and room for others. */
export const connectionLimits: ConnectionLimits = {
  maxConnections: 2000,
  maxHeaderBytes: 16 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 30_000,
  checkIntervalMs: 2_000,
};
