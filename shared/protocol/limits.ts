/** Sizes and times that every link keeps to. Bytes are of UTF-8 JSON. */

/** Larger messages travel in chunks: a browser kills the native port at 1 MiB from the host. */
export const CHUNK_THRESHOLD_BYTES = 512 * 1024;

/** The largest frame a reader accepts; anything above is garbage or an attack, since senders chunk at half of it. */
export const MAX_FRAME_BYTES = 1024 * 1024;

/** The largest message a link carries, joined from its chunks; also the most that all open assemblies may hold together. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Chunked messages that one peer may have open at once. */
export const MAX_OPEN_ASSEMBLIES = 8;

/** Requests of the other side being handled at once. */
export const MAX_REQUESTS_IN_FLIGHT = 1000;

/** A call without `timeoutMs` ends after this: longer than the longest wait a tool accepts, never for ever. */
export const DEFAULT_CALL_TIMEOUT_MS = 660_000;

/** What a new connection has for its handshake and its hello. */
export const HANDSHAKE_TIMEOUT_MS = 5_000;
