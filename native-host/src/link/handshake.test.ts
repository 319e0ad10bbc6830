import { expect, test } from 'vitest';
import { ClientHandshake, HostHandshake } from './handshake.ts';

const secret = 'a'.repeat(64);
const refused: unknown = expect.objectContaining({ code: 'link.refused' });

/** Runs both sides to the end and returns what the client sent. */
function shake(client: ClientHandshake, host: HostHandshake): unknown[] {
  const challenge = host.receive(client.first);
  const proof = client.receive(challenge.reply);
  const welcome = host.receive(proof.reply);
  expect(client.receive(welcome.reply).isDone).toBe(true);
  expect(welcome.isDone).toBe(true);
  return [client.first, proof.reply];
}

test('lets in who knows the secret, in the role that was proven', () => {
  const host = new HostHandshake(secret);
  shake(new ClientHandshake(secret, 'cli'), host);
  expect(host.role).toBe('cli');
});

test.each([
  ['a browser that ARQ started', 'browser', 'c'.repeat(32), 'c'.repeat(32)],
  ['a browser of the user', 'browser', undefined, undefined],
  ['a browser that makes something up', 'browser', 'not a launch', undefined],
  ['a command line', 'cli', 'c'.repeat(32), undefined],
] as const)('knows %s by how it came up', (_name, role, given, expected) => {
  const host = new HostHandshake(secret);
  shake(new ClientHandshake(secret, role, { launch: given, isHeadless: true }), host);
  expect(host.start.launch).toBe(expected);
  expect(host.start.isHeadless ?? false).toBe(role === 'browser');
});

test('refuses a client with another secret', () => {
  const host = new HostHandshake(secret);
  const client = new ClientHandshake('b'.repeat(64), 'cli');
  const { reply } = host.receive(client.first);
  expect(() => client.receive(reply)).toThrow(refused);
  expect(() => host.receive({ arq: 'proof', proof: '0'.repeat(64) })).toThrow(refused);
});

test('refuses what was said on another connection', () => {
  const [hello, proof] = shake(new ClientHandshake(secret, 'browser'), new HostHandshake(secret));
  const host = new HostHandshake(secret);
  host.receive(hello);
  expect(() => host.receive(proof)).toThrow(refused);
});

test('refuses a proof that was made for another role', () => {
  const client = new ClientHandshake(secret, 'browser');
  const host = new HostHandshake(secret);
  const { reply } = host.receive({ ...client.first, role: 'cli' });
  expect(() => client.receive(reply)).toThrow(refused);
});

test("does not take a host's own proof for a client's", () => {
  const host = new HostHandshake(secret);
  const { reply } = host.receive(new ClientHandshake(secret, 'cli').first);
  expect(() => host.receive({ arq: 'proof', proof: reply?.['proof'] })).toThrow(refused);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['text', 'hello'],
  ['a role that does not exist', { arq: 'hello', role: 'panel', nonce: 'a'.repeat(64) }],
  ['a short nonce', { arq: 'hello', role: 'cli', nonce: 'aa' }],
  ['a proof out of turn', { arq: 'proof', proof: 'a'.repeat(64) }],
  ['an envelope', { t: 'req', id: 1, method: 'hello' }],
])('refuses %s as a first word', (_name, message) => {
  expect(() => new HostHandshake(secret).receive(message)).toThrow(refused);
});

test('refuses a second hello and a welcome without a proof', () => {
  const host = new HostHandshake(secret);
  const client = new ClientHandshake(secret, 'cli');
  host.receive(client.first);
  expect(() => host.receive(client.first)).toThrow(refused);
  expect(() => client.receive({ arq: 'welcome' })).toThrow(refused);
  expect(() => new HostHandshake(secret).role).toThrow(refused);
});
