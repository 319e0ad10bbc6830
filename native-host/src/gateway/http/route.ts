/**
 * A route as data: what it takes, needs, answers and does. The server mounts these and OpenAPI is derived from them, so
 * neither can say what the other does not. A route without a permission does not compile.
 */
import { z } from 'zod';
import type { Principal } from '../../../../shared/policy/principal.ts';
import { parseFor } from '../../../../shared/protocol/parse-for.ts';
import type { Permission } from '../../policy/access-levels.ts';
import type { Caller } from '../../policy/caller.ts';
import type { GatewayServices } from './gateway-services.ts';

export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `public` needs no token: only what tells nothing of this computer and whoever uses it. */
export type RoutePermission = Permission | 'public';

/** What one request is about, beside its parsed parts. */
export interface RouteContext {
  readonly services: GatewayServices;
  /** Whom the token stands for. Throws on a public route, which has nobody. */
  readonly caller: Caller;
  /** The caller as a connected client: who speaks in the call path. */
  readonly principal: Principal;
  readonly requestId: string;
  /** Aborts when the client goes away or the host stops. */
  readonly signal: AbortSignal;
  readonly idempotencyKey: string | undefined;
  /** W3C `traceparent` as it came. */
  readonly trace: string | undefined;
}

export interface RouteReply {
  /** 200 unless told. */
  readonly status?: number;
  /** Sent as JSON, unless it is text or bytes with a `contentType`. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Changes when the body would; without quotes. Lets a client ask `If-None-Match`. */
  readonly etag?: string;
}

export interface ResponseSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** application/json unless told. */
  readonly contentType?: string | readonly string[];
  /** Names with a sentence. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Deprecation {
  /** ISO dates: from when it is deprecated, and when it stops working. */
  readonly since: string;
  readonly sunset: string;
  /** Path of what replaces it, or of a page that explains. */
  readonly successor?: string;
}

interface RouteFacts {
  readonly method: RouteMethod;
  /** With parameters as `{runId}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly permission: RoutePermission;
  readonly responses: Readonly<Record<number, ResponseSpec>>;
  readonly deprecated?: Deprecation;
  /** Takes an `Idempotency-Key`. */
  readonly isKeyed?: boolean;
  /** Counts as work: waits its turn in the queue of calls. */
  readonly isWork?: boolean;
  /** 1 MiB unless told. */
  readonly maxBodyBytes?: number;
  /** Requests of one token in a minute; as many as the token may send unless told. */
  readonly perMinute?: number | undefined;
  /** What its requests are counted as for that, where others lead to the same: the name of a tool. Itself unless told. */
  readonly countsAs?: string;
}

/** A route as OpenAPI tells it, also of one that is mounted by other means. */
export interface RouteDescription extends RouteFacts {
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
}

/** A route whose parts are parsed already: what the server knows. */
export interface Route extends RouteDescription {
  /** Parses, then handles. Throws ArqErrors. */
  answer(parts: RouteParts, context: RouteContext): Promise<RouteReply>;
}

export interface RouteParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

interface RouteSpec<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> extends RouteFacts {
  readonly params?: Params;
  readonly query?: Query;
  /** Left as it came when `isBodyRaw`: the call path parses it. */
  readonly body?: Body;
  readonly isBodyRaw?: boolean;
  handle(
    this: void,
    input: { readonly params: z.output<Params>; readonly query: z.output<Query>; readonly body: z.output<Body> },
    context: RouteContext,
  ): Promise<RouteReply> | RouteReply;
}

export function defineRoute<
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(spec: RouteSpec<Params, Query, Body>): Route {
  const { params, query, body, isBodyRaw, handle, ...description } = spec;
  const parse = <Schema extends z.ZodType>(schema: Schema | undefined, value: unknown, what: Part) =>
    // Without a schema nothing is promised of the value, and its type is unknown.
    (schema === undefined ? value : parseFor(schema, value, codes[what], `The ${what}`)) as z.output<Schema>;
  return {
    ...description,
    params,
    query,
    body,
    answer: async (parts, context) =>
      handle(
        {
          params: parse(params, parts.params, 'path'),
          query: parse(query, query === undefined ? parts.query : withLists(query, parts.query), 'query'),
          body: parse(isBodyRaw === true ? undefined : body, parts.body ?? {}, 'body'),
        },
        context,
      ),
  };
}

/** `?status=done` is a list of one, where the schema has a list. */
function withLists(schema: z.ZodType, value: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  const shape = schema.shape as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => {
      const wanted = Object.hasOwn(shape, name) ? shape[name] : undefined;
      const inner = wanted instanceof z.ZodOptional ? wanted.unwrap() : wanted;
      return [name, inner instanceof z.ZodArray && !Array.isArray(field) ? [field] : field];
    }),
  );
}

type Part = 'path' | 'query' | 'body';
const codes = {
  path: 'gateway.path_invalid',
  query: 'gateway.query_invalid',
  body: 'gateway.body_invalid',
} as const;
