import { expect, it } from 'vitest';
import { authorizationOf } from './subprotocol-token.ts';

it.each([
  ['the header', { authorization: 'Bearer arq_a' }, 'Bearer arq_a'],
  [
    'the header before a subprotocol',
    { authorization: 'Bearer arq_a', upgrade: 'websocket', 'sec-websocket-protocol': 'arq.token.arq_b' },
    'Bearer arq_a',
  ],
  [
    'a subprotocol of a WebSocket',
    { upgrade: 'WebSocket', 'sec-websocket-protocol': 'arq.events.v1, arq.token.arq_b' },
    'Bearer arq_b',
  ],
  ['nothing of a request that is no WebSocket', { 'sec-websocket-protocol': 'arq.token.arq_b' }, undefined],
  [
    'nothing of two tokens',
    { upgrade: 'websocket', 'sec-websocket-protocol': 'arq.token.arq_a,arq.token.arq_b' },
    undefined,
  ],
  ['nothing without a token', { upgrade: 'websocket', 'sec-websocket-protocol': 'arq.events.v1' }, undefined],
])('takes %s', (_, headers, expected) => {
  expect(authorizationOf(headers)).toBe(expected);
});
