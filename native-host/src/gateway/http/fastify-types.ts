/** What ARQ adds to fastify's types. Every route's config names a permission; `require-permission.ts` holds routes to it. */
import type { Caller } from '../../policy/caller.ts';
import type { RoutePermission } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    permission: RoutePermission;
    /** Requests of one token in a minute, for what costs more than an answer. */
    perMinute?: number | undefined;
    /** What they are counted as, where several routes and protocols lead to the same; the route itself unless told. */
    countsAs?: string | undefined;
  }
  interface FastifyRequest {
    /** Set once the token was found good; absent on public routes. */
    caller: Caller | undefined;
  }
}
