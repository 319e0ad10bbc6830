import type { IncomingHttpHeaders } from 'node:http';
import { TOKEN_SUBPROTOCOL_PREFIX } from '../../../../shared/protocol/event-messages.ts';

/**
 * The `Authorization` of a request. A browser's script cannot set that header on a WebSocket, so there, and only there,
 * the token may be offered as a subprotocol instead: `Sec-WebSocket-Protocol: arq.events.v1, arq.token.TOKEN`.
 * More than one such offer is none.
 */
export function authorizationOf(headers: IncomingHttpHeaders): string | undefined {
  const { authorization, upgrade } = headers;
  if (authorization !== undefined || upgrade?.toLowerCase() !== 'websocket') return authorization;
  const offered = (headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word.startsWith(TOKEN_SUBPROTOCOL_PREFIX));
  const [first, ...more] = offered;
  return first === undefined || more.length > 0 ? undefined : `Bearer ${first.slice(TOKEN_SUBPROTOCOL_PREFIX.length)}`;
}
