import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayHost, openGatewayHost } from './testing/gateway-host.ts';
import { type RawAnswer, sendRaw } from './testing/raw-request.ts';
import { type RequestRow, requestRows } from './testing/security-tables.ts';

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const INITIALIZE = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
});

interface Kind {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string;
  /** What “served” is. */
  readonly served: readonly number[];
}

const kinds: readonly Kind[] = [
  { name: 'GET', method: 'GET', path: '/api/v1/tools', headers: [], body: '', served: [200] },
  { name: 'POST', method: 'POST', path: '/api/v1/tools/system_info', headers: json('{}'), body: '{}', served: [200] },
  { name: 'OPTIONS', method: 'OPTIONS', path: '/api/v1/tools', headers: [], body: '', served: [404, 405] },
  { name: 'GET of nothing', method: 'GET', path: '/nothing/here', headers: [], body: '', served: [404] },
  { name: 'WebSocket', method: 'GET', path: '/api/v1/events', headers: UPGRADE, body: '', served: [101] },
  {
    name: 'MCP',
    method: 'POST',
    path: '/mcp',
    headers: [...json(INITIALIZE), 'Accept: application/json, text/event-stream'],
    body: INITIALIZE,
    served: [200],
  },
];

function json(body: string): string[] {
  return ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
}

let gateway: GatewayHost;
let good: string;
let expired: string;
let revoked: string;
beforeAll(async () => {
  gateway = await openGatewayHost({
    http: { allowedHosts: ['arq.example'], allowedOrigins: ['https://dash.example'] },
  });
  good = await gateway.token({ grant: 'danger', level: 'owner' });
  expired = await gateway.token({ expiresInDays: 1e-9 });
  revoked = await gateway.token({ name: 'gone' });
  await gateway.cli.call('tool.call', { tool: 'tokens_revoke', input: { token: 'gone' } });
});
afterAll(() => gateway.dispose());

/** Each row from an address of its own: bad tokens lock out the address that they come from. */
let lastAddress = 1;
const freshAddress = () => {
  lastAddress += 1;
  return `127.0.${Math.trunc(lastAddress / 250)}.${(lastAddress % 250) + 1}`;
};

function authorization(token: string): string[] {
  const bearer = (text: string) => [`Authorization: Bearer ${text}`];
  switch (token) {
    case 'good':
      return bearer(good);
    case 'none':
    case 'in the URL':
      return [];
    case 'in a cookie':
      return [`Cookie: token=${good}; Authorization=Bearer ${good}`];
    case 'basic':
      return [`Authorization: Basic ${Buffer.from(`arq:${good}`).toString('base64')}`];
    case 'malformed':
      return bearer(`${good}x`);
    case 'unknown':
      return bearer(`arq_${'0'.repeat(12)}_${'A'.repeat(43)}`);
    case 'forged':
      return bearer(`${good.slice(0, 17)}${'A'.repeat(43)}`);
    case 'expired':
      return bearer(expired);
    case 'revoked':
      return bearer(revoked);
    case 'locked out':
      return bearer('nonsense');
    default:
      throw new Error(`SECURITY.md has a token that this test does not know: ${token}`);
  }
}

async function send(row: RequestRow, kind: Kind, from: string): Promise<RawAnswer> {
  const written = (name: string, values: readonly string[]) =>
    values.map((value) => `${name}: ${value.replaceAll('PORT', String(gateway.port))}`);
  const query = row.token === 'in the URL' ? `?access_token=${good}&token=${good}` : '';
  return sendRaw({
    port: gateway.port,
    from,
    lines: [
      `${kind.method} ${kind.path}${query} HTTP/1.1`,
      ...written('Host', row.hosts),
      ...written('Origin', row.origins),
      ...written('Sec-Fetch-Site', row.fetchSites),
      ...authorization(row.token),
      ...kind.headers,
    ],
    body: kind.body,
  });
}

it('holds at least thirty combinations, each once', () => {
  const keys = requestRows.map(({ what: _what, answer: _answer, ...facts }) => JSON.stringify(facts));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThanOrEqual(30);
});

describe.each(kinds)('$name', (kind) => {
  it.each(requestRows)('is answered as SECURITY.md says when it is $what', async (row) => {
    const from = freshAddress();
    if (row.token === 'locked out') for (let count = 0; count < 6; count += 1) await send(row, kind, from);
    const answer = await send(row, kind, from);
    if (row.answer === 'served') {
      expect(kind.served, answer.body).toContain(answer.status);
      expect(answer.code ?? '').not.toMatch(/^(?:token|policy)\./);
    } else {
      expect(`${answer.status} ${answer.code}`).toBe(row.answer);
      expect(answer.body).not.toContain(good);
    }
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

it.each([
  ['for a proxy', 'GET http://127.0.0.1:PORT/api/v1/tools HTTP/1.1', 400],
  ['of the server itself', 'OPTIONS * HTTP/1.1', 400],
  ['in a language of its own', 'HELO evil.example', 400],
  ['of before names', 'GET /api/v1/tools HTTP/1.0', 403],
])('refuses a request %s', async (_what, line, status) => {
  const host = line.endsWith('1.0') ? [] : [`Host: 127.0.0.1:${gateway.port}`];
  const lines = [line.replace('PORT', String(gateway.port)), ...host, `Authorization: Bearer ${good}`];
  const answer = await sendRaw({ port: gateway.port, lines });
  expect(answer.status, answer.body).toBe(status);
});

it('hangs up on who wants a tunnel', async () => {
  const lines = [
    'CONNECT evil.example:443 HTTP/1.1',
    `Host: 127.0.0.1:${gateway.port}`,
    `Authorization: Bearer ${good}`,
  ];
  await expect(sendRaw({ port: gateway.port, lines })).rejects.toThrow('No answer');
});

it('tells whoever tries bad tokens to wait, and still serves the good one beside them', async () => {
  const from = freshAddress();
  const row = requestRows.find(({ what }) => what === "a program's");
  const [get] = kinds;
  if (row === undefined || get === undefined) throw new Error('SECURITY.md lacks the plain request.');
  expect((await send(row, get, from)).status).toBe(200);
  for (let count = 0; count < 6; count += 1) await send({ ...row, token: 'unknown' }, get, from);
  const refused = await send({ ...row, token: 'unknown' }, get, from);
  expect(refused).toMatchObject({ status: 429, code: 'token.locked_out' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect((await send(row, get, from)).status).toBe(200);
});
