/** The OpenAPI document of the API, made from the route table: the same schemas that parse requests describe them. Pure. */
import type { z } from 'zod';
import { problem, PROBLEM_MEDIA_TYPE } from '../http/problem.ts';
import type { ResponseSpec, RouteDescription } from '../http/route.ts';
import { Components } from './components.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { tagDescriptions } from './tags.ts';

export type OpenApi = Readonly<Record<string, unknown>>;

const requestHeaders = {
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A repeated request with the same key is answered from the record of the first and not done again.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
} as const;

export function buildOpenApi(routes: readonly RouteDescription[], version: string): OpenApi {
  const components = new Components();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = (paths[route.path] ??= {});
    path[route.method.toLowerCase()] = operationOf(route, components);
  }
  const used = new Set(routes.map(({ tag }) => tag));
  components.add('Problem', jsonSchemaOf(problem, 'output'));
  return {
    openapi: '3.1.0',
    info: {
      title: 'ARQ',
      version,
      summary: 'Drives your own browser from programs.',
      description:
        'Every request bears a token (`arq token create NAME`). Errors are problem documents (RFC 9457); decide by their `code`. An unknown version in the path or in `Accept` is answered 406 with what there is.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This host' }],
    security: [{ token: [] }],
    tags: [...used].map((name) => ({ name, description: tagDescriptions[name] ?? name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of ARQ’s: `Authorization: Bearer arq_…`' },
      },
      schemas: components.schemas,
      responses: {
        Problem: {
          description: 'What went wrong and what to do next',
          content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function operationOf(route: RouteDescription, components: Components): Record<string, unknown> {
  const { params, query, body, isKeyed, permission, deprecated } = route;
  const parameters = [
    ...parametersOf(params, 'path', components),
    ...parametersOf(query, 'query', components),
    ...(isKeyed === true ? [requestHeaders.idempotencyKey] : []),
  ];
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    ...(deprecated !== undefined && { deprecated: true }),
    ...(permission === 'public' ? { security: [] } : { 'x-permission': `${permission.action} ${permission.subject}` }),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: {
        required: needsBody(body),
        content: { 'application/json': { schema: components.schemaOf(body, 'input') } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.responses).map(([status, spec]) => [status, responseOf(spec, components)]),
      ),
      '4XX': { $ref: '#/components/responses/Problem' },
      '5XX': { $ref: '#/components/responses/Problem' },
    },
  };
}

function responseOf(spec: ResponseSpec, components: Components): Record<string, unknown> {
  const { description, schema, contentType, headers } = spec;
  const content = contentOf(schema, contentType, components);
  return {
    description,
    ...(headers !== undefined && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
      ),
    }),
    ...(content !== undefined && { content }),
  };
}

function contentOf(schema: z.ZodType | undefined, contentType: ResponseSpec['contentType'], components: Components) {
  if (schema === undefined && contentType === undefined) return undefined;
  const media = schema === undefined ? {} : { schema: components.schemaOf(schema, 'output') };
  return Object.fromEntries([contentType ?? 'application/json'].flat().map((type) => [type, media]));
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', components: Components): JsonSchema[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = components.schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

/** An empty body stands for an empty object. */
const needsBody = (schema: z.ZodType) => !schema.safeParse({}).success;
