import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_JSON_DEPTH } from './json-body.ts';
import { type GatewayHost, openGatewayHost } from './testing/gateway-host.ts';
import { sendRaw } from './testing/raw-request.ts';

const SLOW_MS = 5000;
const fixtures = join(import.meta.dirname, '../../../../../shared/fixtures');

let gateway: GatewayHost;
let good: string;
beforeAll(async () => {
  gateway = await openGatewayHost();
  good = await gateway.token({ level: 'owner', grant: 'danger' });
});
afterAll(() => gateway.dispose());
/** Whatever was sent: the server lives, and answers others at once. */
afterEach(async () => {
  const startedAt = performance.now();
  expect((await gateway.fetch('/api/v1/tools/system_info', { method: 'POST', body: '{}' })).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(SLOW_MS);
});

/** Status of a POST with these bytes; asserts that refusals are problem documents. */
async function post(body: Uint8Array<ArrayBuffer> | string, path = '/api/v1/tools/system_info'): Promise<number> {
  const answer = await gateway.fetch(path, { method: 'POST', token: good, body, signal: AbortSignal.timeout(SLOW_MS) });
  const text = await answer.text();
  if (answer.status !== 200) {
    expect(answer.headers.get('content-type'), text).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(text)).toMatchObject({ status: answer.status });
  }
  expect(answer.status, text).toBeLessThan(500);
  return answer.status;
}

interface ParsingCase {
  readonly name: string;
  readonly expect: 'accept' | 'reject' | 'either';
  readonly base64: string;
}

describe.skipIf(!existsSync(join(fixtures, 'json-parsing.json')))('a JSON text of the test suite', () => {
  const cases = existsSync(join(fixtures, 'json-parsing.json'))
    ? (JSON.parse(readFileSync(join(fixtures, 'json-parsing.json'), 'utf8')) as { cases: ParsingCase[] }).cases
    : [];
  it.each(cases)('is answered, never with a failure: $name', async ({ base64 }) => {
    // None of them is what the tool takes, or it is an empty object; so an answer is all that is asked.
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    expect([200, 400, 413]).toContain(await post(bytes));
  });
});

describe.skipIf(!existsSync(join(fixtures, 'naughty-strings.json')))('naughty strings', () => {
  const { strings } = existsSync(join(fixtures, 'naughty-strings.json'))
    ? (JSON.parse(readFileSync(join(fixtures, 'naughty-strings.json'), 'utf8')) as { strings: string[] })
    : { strings: [] };
  it('are refused as values, names of fields, tools and keys, and break nothing', async () => {
    for (const text of strings) {
      expect(await post(JSON.stringify({ [text]: text }))).toBe(400);
      expect(await post(JSON.stringify({ path: text }), '/api/v1/tools/files_read')).toBeGreaterThanOrEqual(400);
      expect(await post('{}', `/api/v1/tools/${encodeURIComponent(text)}`)).toBeGreaterThanOrEqual(400);
    }
  });
});

const deep = (levels: number, open = '[', close = ']') => `${open.repeat(levels)}0${close.repeat(levels)}`;
it.each([
  ['at the limit', `{"a":${deep(MAX_JSON_DEPTH - 1)}}`, 400],
  ['one too deep', `{"a":${deep(MAX_JSON_DEPTH)}}`, 400],
  ['very deep', deep(250_000), 400],
  ['deep in objects', deep(50_000, '{"a":', '}'), 400],
  ['deep and never closed', '['.repeat(900_000), 400],
  ['with brackets in a string only', JSON.stringify({ a: '['.repeat(1000) }), 400],
  ['a million numbers', `[${'0,'.repeat(500_000)}0]`, 400],
  ['a hundred thousand names', `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":0`).join(',')}}`, 400],
  ['one name ten thousand times', `{${'"a":0,'.repeat(10_000)}"a":0}`, 400],
  ['a number of a million digits', '9'.repeat(1_000_000), 400],
  ['a long string of escapes', `"${'\\u0000'.repeat(150_000)}"`, 400],
  ['a prototype', '{"__proto__":{"isInternal":true}}', 400],
  ['a prototype in escapes', '{"\\u005f\\u005fproto__":{"isInternal":true}}', 400],
  ['a constructor', '{"constructor":{"prototype":{"isInternal":true}}}', 400],
  ['too large', `"${'x'.repeat(1024 * 1024)}"`, 413],
  ['much too large', `"${'x'.repeat(8 * 1024 * 1024)}"`, 413],
])('answers %s', async (_what, body, status) => {
  expect(await post(body)).toBe(status);
  expect(({} as { isInternal?: boolean }).isInternal).toBeUndefined();
});

it('answers any JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 6 }), async (text) => {
      expect([200, 400]).toContain(await post(text));
    }),
    { numRuns: 400 },
  );
});

it('answers any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect([200, 400]).toContain(await post(new Uint8Array(bytes)));
    }),
    { numRuns: 400 },
  );
});

it('answers any JSON as the input of any tool', async () => {
  const listed = (await (await gateway.fetch('/api/v1/tools')).json()) as { items: { name: string }[] };
  const names = listed.items.map(({ name }) => name).filter((name) => !name.startsWith('process_'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.dictionary(fc.string(), fc.jsonValue()), async (name, input) => {
      // Which tab is meant is settled first, and nobody has a browser here.
      const answer = await gateway.fetch(`/api/v1/tools/${name}`, {
        method: 'POST',
        token: good,
        body: JSON.stringify({ '\u0000': 0, ...input }),
        signal: AbortSignal.timeout(SLOW_MS),
      });
      expect([400, 503], await answer.text()).toContain(answer.status);
    }),
    { numRuns: 100 },
  );
});

it('answers any JSON as a message of MCP', async () => {
  const message = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.record({
      jsonrpc: fc.constantFrom('2.0', '1.0'),
      id: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
      method: fc.oneof(fc.constantFrom('initialize', 'tools/call', 'tools/list', 'resources/read'), fc.string()),
      params: fc.jsonValue({ maxDepth: 3 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(message, async (body) => {
      const answer = await gateway.fetch('/mcp', {
        method: 'POST',
        token: good,
        body: JSON.stringify(body),
        headers: { accept: 'application/json, text/event-stream' },
        signal: AbortSignal.timeout(SLOW_MS),
      });
      expect(answer.status, await answer.text()).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
});

it('answers any path, query and header', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 }).map((each) => each.replaceAll(/[\r\n\0]/g, ''));
  await fc.assert(
    fc.asyncProperty(text, text, text, async (path, name, value) => {
      const answer = await sendRaw({
        port: gateway.port,
        lines: [
          `GET /api/v1/${Buffer.from(path).toString('latin1')} HTTP/1.1`,
          `Host: 127.0.0.1:${gateway.port}`,
          `Authorization: Bearer ${good}`,
          `X-${name.replaceAll(/[^\w-]/g, '')}: ${value}`,
          'Connection: close',
        ],
      });
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['two lengths', ['Content-Length: 2', 'Content-Length: 3'], '{}', [400]],
  ['a length and chunks', ['Content-Length: 2', 'Transfer-Encoding: chunked'], '0\r\n\r\n', [400]],
  ['chunks in a coding of its own', ['Transfer-Encoding: chunked, identity'], '0\r\n\r\n', [400]],
  ['a chunk without a size', ['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n', [400]],
  ['a negative length', ['Content-Length: -1'], '', [400]],
  ['a packed body', ['Content-Encoding: gzip', 'Content-Length: 2'], '{}', [200, 400, 415]],
  ['headers without end', [`X-Long: ${'x'.repeat(20_000)}`], '', [431]],
  ['a folded header', ['X-One: a', ' Authorization: Bearer x', 'Content-Length: 2'], '{}', [400]],
])('answers %s', async (_what, headers, body, statuses) => {
  const lines = [
    'POST /api/v1/tools/system_info HTTP/1.1',
    `Host: 127.0.0.1:${gateway.port}`,
    `Authorization: Bearer ${good}`,
    'Content-Type: application/json',
    ...headers,
  ];
  expect(statuses).toContain((await sendRaw({ port: gateway.port, lines, body })).status);
});
