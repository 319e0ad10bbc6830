/** What a parent posts to the window of a frame to tell which of its iframes that is. */
export interface NonceMessage {
  readonly kind: 'arq.frame-nonce';
  /** 32 hex digits. */
  readonly token: string;
}

export function isNonceMessage(data: unknown): data is NonceMessage {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('token' in data)) return false;
  return data.kind === 'arq.frame-nonce' && typeof data.token === 'string' && /^[0-9a-f]{32}$/.test(data.token);
}
