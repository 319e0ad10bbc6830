import { expect, it } from 'vitest';
import type { Principal } from '../../../../shared/policy/principal.ts';
import { OpenRequests } from './open-requests.ts';

const ada: Principal = { kind: 'client', id: 'token-1', name: 'Ada' };
const bob: Principal = { kind: 'client', id: 'token-2', name: 'Bob' };
const at = (revision: string) => new Request('http://127.0.0.1/mcp', { headers: { 'mcp-protocol-version': revision } });
const older = at('2025-11-25');
const call = (id: string | number) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: {} });
const cancel = (requestId: unknown) => ({ method: 'notifications/cancelled', params: { requestId } });

it('ends the request that is cancelled, of its own client alone', () => {
  const open = new OpenRequests();
  const [mine, other] = [open.take(call(1), older, ada), open.take(call('1'), older, ada)];
  const theirs = open.take(call(1), older, bob);
  open.take(cancel(1), older, ada);
  expect([mine, other, theirs].map((request) => request?.signal.aborted)).toEqual([true, false, false]);
});

it('ends none of two that a token has open under one id, and the other one once the first is answered', () => {
  const open = new OpenRequests();
  const [first, second] = [open.take(call(1), older, ada), open.take(call(1), older, ada)];
  open.take(cancel(1), older, ada);
  expect([first?.signal.aborted, second?.signal.aborted]).toEqual([false, false]);
  first?.end();
  open.take(cancel(1), older, ada);
  expect([first?.signal.aborted, second?.signal.aborted]).toEqual([false, true]);
});

it.each([cancel({}), cancel(undefined), { method: 'notifications/initialized' }, [call(1)], null, 'text'])(
  'takes no note of %j',
  (message) => expect(new OpenRequests().take(message, older, ada)).toBeUndefined(),
);

it('leaves clients of 2026 to close their connection', () => {
  expect(new OpenRequests().take(call(1), at('2026-07-28'), ada)).toBeUndefined();
});
