import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tools } from '../../../../shared/tools/index.ts';
import { type Problem, problem } from './problem.ts';
import { allRoutes } from './routes.ts';
import { type GatewayHost, openGatewayHost } from './testing/gateway-host.ts';

let arq: GatewayHost;
beforeAll(async () => {
  arq = await openGatewayHost();
});
afterAll(() => arq.dispose());

const problemIn = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const told = problem.parse(await response.json());
  expect(told.status).toBe(response.status);
  return told;
};

describe('tools', () => {
  it('lists those that clients may call, with their schemas', async () => {
    const response = await arq.fetch('/api/v1/tools');
    expect(response.status).toBe(200);
    const { items } = (await response.json()) as { items: { name: string; inputSchema: object }[] };
    const expected = Object.values(tools).filter(({ callers }) => (callers as readonly string[]).includes('client'));
    expect(items.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    expect(items.find(({ name }) => name === 'tabs_open')?.inputSchema).toMatchObject({
      type: 'object',
      required: ['url'],
      additionalProperties: false,
    });
  });

  it('are not sent again to who has them', async () => {
    const first = await arq.fetch('/api/v1/tools');
    const etag = first.headers.get('etag') ?? '';
    const second = await arq.fetch('/api/v1/tools', { headers: { 'if-none-match': etag } });
    expect([second.status, await second.text()]).toEqual([304, '']);
    const other = await arq.fetch('/api/v1/tools', { headers: { 'if-none-match': '"else"' } });
    expect(other.status).toBe(200);
  });

  it('are called', async () => {
    const response = await arq.fetch('/api/v1/tools/system_info', { method: 'POST', body: '{}' });
    expect(response.status).toBe(200);
    expect(tools.system_info.output.parse(await response.json()).cores).toBeGreaterThan(0);
    const empty = await arq.fetch('/api/v1/tools/system_info', { method: 'POST' });
    expect(empty.status).toBe(200);
  });

  it('say what is wrong with their input', async () => {
    const response = await arq.fetch('/api/v1/tools/system_info', { method: 'POST', body: '{"wrong":1}' });
    expect(await problemIn(response)).toMatchObject({ status: 400, code: 'tool.input_invalid', title: 'Bad Request' });
  });

  it('say that no browser is connected', async () => {
    const response = await arq.fetch('/api/v1/tools/page_snapshot', { method: 'POST', body: '{}' });
    expect(await problemIn(response)).toMatchObject({ status: 503, code: 'browser.none_connected' });
  });

  it('that nobody has are told apart from paths that nobody has', async () => {
    const tool = await arq.fetch('/api/v1/tools/page_teleport', { method: 'POST', body: '{}' });
    expect(await problemIn(tool)).toMatchObject({ status: 404, code: 'tool.not_available' });
    const internal = await arq.fetch('/api/v1/tools/page_inspect', { method: 'POST', body: '{}' });
    expect(await problemIn(internal)).toMatchObject({ status: 404, code: 'tool.not_available' });
    const path = await arq.fetch('/api/v1/nothing');
    expect(await problemIn(path)).toMatchObject({ status: 404, code: 'gateway.route_unknown' });
  });
});

describe('a request', () => {
  it.each([
    ['no token', null, 401, 'token.missing'],
    ['a bad token', 'arq_nope', 401, 'token.invalid'],
  ])('with %s is refused', async (_what, token, status, code) => {
    const response = await arq.fetch('/api/v1/tools', { token });
    expect(await problemIn(response)).toMatchObject({ status, code });
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="ARQ"');
    const hidden = await arq.fetch('/api/v1/nothing', { token });
    expect(hidden.status).toBe(401);
  });

  it('beyond the level of its token is refused', async () => {
    const token = await arq.token({ level: 'viewer' });
    const response = await arq.fetch('/api/v1/tools/tabs_open', { method: 'POST', body: '{"url":""}', token });
    expect(await problemIn(response)).toMatchObject({ status: 403, code: 'policy.access_denied' });
    expect((await arq.fetch('/api/v1/tools', { token })).status).toBe(200);
  });

  it.each([
    ['broken JSON', '{"a":', 400, 'gateway.body_invalid'],
    ['a number where a tool wants an object', '1', 400, 'tool.input_invalid'],
    ['a hidden prototype', String.raw`{"__pro\u0074o__":{"a":1}}`, 400, 'gateway.body_invalid'],
    ['nesting without end', '['.repeat(50_000) + ']'.repeat(50_000), 400, 'gateway.body_too_deep'],
    ['broken UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'gateway.body_invalid'],
    ['more than a mebibyte', JSON.stringify({ text: 'x'.repeat(1024 * 1024) }), 413, 'gateway.body_too_large'],
  ])('with %s is refused', async (_what, body, status, code) => {
    const response = await arq.fetch('/api/v1/tools/system_info', { method: 'POST', body });
    expect(await problemIn(response)).toMatchObject({ status, code });
  });

  it('with another media type is refused', async () => {
    const init = { method: 'POST', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    const response = await arq.fetch('/api/v1/tools/system_info', init);
    expect(await problemIn(response)).toMatchObject({ status: 415, code: 'gateway.media_type_unknown' });
  });

  it('with the wrong method is told the right ones', async () => {
    const response = await arq.fetch('/api/v1/tools', { method: 'DELETE' });
    expect(await problemIn(response)).toMatchObject({ status: 405, code: 'gateway.method_not_allowed' });
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it.each([
    ['/api/v2/tools', undefined, 'gateway.version_unknown'],
    ['/api/v1/tools', 'application/vnd.arq.v9+json', 'gateway.version_unknown'],
    ['/api/v1/tools', 'text/html', 'gateway.not_acceptable'],
  ])('for another version, %s %s, is told what there is', async (path, accept, code) => {
    const response = await arq.fetch(path, { headers: accept === undefined ? {} : { accept } });
    const told = await problemIn(response);
    expect(told).toMatchObject({ status: 406, code, data: { versions: ['v1'], paths: ['/api/v1'] } });
  });

  it.each(['application/vnd.arq.v1+json', 'text/html, application/json;q=0.5', 'application/*', '*/*'])(
    'that accepts %s is answered',
    async (accept) => {
      expect((await arq.fetch('/api/v1/tools', { headers: { accept } })).status).toBe(200);
    },
  );
});

describe('an answer', () => {
  it('may be used by no page', async () => {
    const { headers } = await arq.fetch('/api/v1/tools');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('travels compressed when it is worth it', async () => {
    const large = await arq.fetch('/api/v1/tools', { headers: { 'accept-encoding': 'gzip' } });
    expect(large.headers.get('content-encoding')).toBe('gzip');
    const small = await arq.fetch('/api/v1/tools/system_info', { headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers.get('content-encoding')).toBe(null);
  });
});

it('declares a permission for every route', () => {
  expect(allRoutes.filter(({ permission }) => permission === undefined)).toEqual([]);
  expect(new Set(allRoutes.map(({ operationId }) => operationId)).size).toBe(allRoutes.length);
  expect(new Set(allRoutes.map(({ method, path }) => `${method} ${path}`)).size).toBe(allRoutes.length);
});
