import { TOKEN_SUBPROTOCOL_PREFIX } from '../../../../shared/protocol/event-messages.ts';

/**
 * The token that a browser's script offers as a subprotocol, since it cannot set a header on a WebSocket: the value of
 * `Sec-WebSocket-Protocol: arq.events.v1, arq.token.TOKEN`. Undefined when none, or more than one, is offered.
 */
export function subprotocolToken(header: string | undefined): string | undefined {
  const offered = (header ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word.startsWith(TOKEN_SUBPROTOCOL_PREFIX));
  const [first, ...more] = offered;
  return first === undefined || more.length > 0 ? undefined : first.slice(TOKEN_SUBPROTOCOL_PREFIX.length);
}
