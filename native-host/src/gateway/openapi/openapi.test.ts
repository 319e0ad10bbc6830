import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { tools } from '../../../../shared/tools/index.ts';
import { allRoutes } from '../http/routes.ts';
import { defineRoute } from '../http/route.ts';
import { openHostWithRoutes } from '../http/testing/served-routes.ts';
import { buildOpenApi } from './build-openapi.ts';
import { mountedRoutes } from './mounted-routes.ts';
import { renderDocs } from './docs-page.ts';
import { tagDescriptions } from './tags.ts';

const redocly = join(import.meta.dirname, '../../../../node_modules/@redocly/cli/bin/cli.js');
const described = [...allRoutes, ...mountedRoutes];
const document = buildOpenApi(described, '1.2.3');
const operations = Object.entries(document['paths'] as Record<string, Record<string, Record<string, unknown>>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

it('is clean to redocly', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arq-openapi-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
    const args = [redocly, 'lint', '--extends=recommended-strict', '--max-problems=20', 'openapi.json'];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
    expect(stderr).toContain('Your API description is valid');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

it('tells every route, and every tool that programs may call', () => {
  expect(operations.length).toBe(described.length);
  const told = new Set(operations.map(({ path, method }) => `${method} ${path}`));
  for (const { name, callers } of Object.values(tools)) {
    const isPublic = (callers as readonly string[]).includes('client');
    expect([name, told.has(`post /api/v1/tools/${name}`)]).toEqual([name, isPublic]);
  }
});

it('tells what the server has beside the route table', async () => {
  const { gateway, served } = await openHostWithRoutes();
  try {
    const isTold = ({ path }: { readonly path: string }) =>
      Object.hasOwn(document['paths'] as object, path.replaceAll(/:(\w+)/g, '{$1}'));
    expect(served.filter((route) => !isTold(route))).toEqual([]);
    const told: unknown = await (await gateway.fetch('/api/v1/openapi.json')).json();
    expect(told).toMatchObject({
      paths: {
        '/api/v1/events': { get: { responses: { 200: { content: { 'text/event-stream': {} } } } } },
        '/mcp': { post: { 'x-permission': 'call tool' } },
      },
    });
  } finally {
    await gateway.dispose();
  }
});

it('refers to nothing that is not there, and names nothing by chance', () => {
  const text = JSON.stringify(document);
  const { schemas } = document['components'] as { schemas: Record<string, unknown> };
  const wanted = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
  expect(wanted.filter((name) => !Object.hasOwn(schemas, name))).toEqual([]);
  expect(Object.keys(schemas).filter((name) => !/^[A-Z]\w+$/.test(name))).toEqual([]);
  expect(text).not.toContain('$defs');
});

it('takes a key for whatever acts', () => {
  const acting = Object.values(tools).filter(({ risk }) => risk !== 'read');
  for (const { name } of acting) {
    const operation = operations.find(({ path }) => path === `/api/v1/tools/${name}`)?.operation;
    if (operation !== undefined) expect(JSON.stringify(operation['parameters'])).toContain('Idempotency-Key');
  }
});

it('has a sentence for every group', () => {
  expect([...new Set(described.map(({ tag }) => tag))].filter((tag) => tagDescriptions[tag] === undefined)).toEqual([]);
});

it('marks what is deprecated, in the page as well', () => {
  const gone = defineRoute({
    method: 'GET',
    path: '/api/v1/old',
    operationId: 'old',
    tag: 'meta',
    summary: '<b>Old</b>',
    permission: 'public',
    deprecated: { since: '2026-01-01', sunset: '2027-01-01' },
    responses: { 204: { description: 'Nothing' } },
    handle: () => ({ status: 204 }),
  });
  const told = buildOpenApi([gone], '1');
  expect(told['paths']).toMatchObject({ '/api/v1/old': { get: { deprecated: true, security: [] } } });
  const html = renderDocs(told);
  expect(html).toContain('<code class="gone">/api/v1/old</code> &lt;b&gt;Old&lt;/b&gt;');
});
