/** The API about itself: its description, its documentation, and its measures. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { API_BASE } from '../api-version.ts';
import { defineRoute, type Route } from '../route.ts';

interface Described {
  readonly version: string;
  readonly openApi: string;
  readonly docs: string;
  readonly policy: string;
  readonly etag: string;
}

/** `routes` are all there are, these included: asked late. */
export function metaRoutes(routes: () => readonly Route[]): readonly Route[] {
  let described: Promise<Described> | undefined;
  // Rendered when first asked for: most hosts never are.
  const describe = (version: string) => (described ??= describeRoutes(routes(), version));
  return [
    defineRoute({
      method: 'GET',
      path: `${API_BASE}/openapi.json`,
      operationId: 'getOpenApi',
      tag: 'meta',
      summary: 'OpenAPI document',
      description: 'Needs no token: it is the same for everybody who has this version of ARQ.',
      permission: 'public',
      responses: { 200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()) } },
      handle: async (_input, { services }) => {
        const { openApi, etag } = await describe(services.version);
        return { body: openApi, etag };
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${API_BASE}/docs`,
      operationId: 'getDocs',
      tag: 'meta',
      summary: 'Documentation',
      description: 'The same as a page to read. Needs no token, so that a browser can open it.',
      permission: 'public',
      responses: { 200: { description: 'A page', contentType: 'text/html' } },
      handle: async (_input, { services }) => {
        const { docs, etag, policy } = await describe(services.version);
        return {
          body: docs,
          contentType: 'text/html; charset=utf-8',
          etag,
          headers: { 'content-security-policy': policy },
        };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/metrics',
      operationId: 'getMetrics',
      tag: 'meta',
      summary: 'Measures for Prometheus',
      permission: { action: 'read', subject: 'metrics' },
      responses: { 200: { description: 'In the text format of Prometheus', contentType: 'text/plain' } },
      handle: async (_input, { services }) => services.metrics.text(),
    }),
  ];
}

async function describeRoutes(routes: readonly Route[], version: string): Promise<Described> {
  const { buildOpenApi } = await import('../../openapi/build-openapi.ts');
  const { mountedRoutes } = await import('../../openapi/mounted-routes.ts');
  const { docsPolicy, renderDocs } = await import('../../openapi/docs-page.ts');
  const document = buildOpenApi([...routes, ...mountedRoutes], version);
  const openApi = JSON.stringify(document);
  const etag = createHash('sha256').update(openApi).digest('base64url').slice(0, 22);
  return { version, openApi, docs: renderDocs(document), policy: docsPolicy, etag };
}
