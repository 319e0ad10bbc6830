/**
 * How often a token may ask at all, and how often for what costs more than an answer. Counted in memory, by windows
 * of a minute, after the door: whoever has no token is counted by address and gets no further than public routes.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';

const WINDOW_MS = 60_000;
/** Health checks and the like, for one address. */
export const PUBLIC_PER_MINUTE = 6000;
/** Tokens and addresses remembered; the one that was quiet longest goes first. */
const MAX_REMEMBERED = 5000;

/** What is counted beside requests to routes. Both throw `gateway.rate_limited`. */
export interface RateLimits {
  /** Counts `more` requests that came within this one. */
  countMore(request: FastifyRequest, more: number): Promise<void>;
  /** Counts what `request` leads to, together with the routes that are counted as `name`. */
  countAs(name: string, perMinute: number, request: FastifyRequest): Promise<void>;
}

/** Adds a hook behind those that are there: call it once the door has its own. */
export async function limitRates(app: FastifyInstance): Promise<RateLimits> {
  await app.register(rateLimit, { global: false, timeWindow: WINDOW_MS, cache: MAX_REMEMBERED });
  const ofAll = app.createRateLimit({
    keyGenerator: keyOf,
    max: ({ caller }) => caller?.requestsPerMinute ?? PUBLIC_PER_MINUTE,
  });
  /** One for each route or tool that has a limit of its own. */
  const others = new Map<string, Limiter>();
  const countAs: RateLimits['countAs'] = async (name, perMinute, request) => {
    const limiter = others.get(name) ?? app.createRateLimit({ keyGenerator: keyOf, max: perMinute });
    others.set(name, limiter);
    check(await limiter(request), `One token may use ${name}`);
  };
  app.addHook('onRequest', async (request) => {
    check(await ofAll(request), WHOLE_TOKEN);
    const { method, routeOptions } = request;
    const { perMinute, countsAs } = routeOptions.config;
    if (perMinute !== undefined) await countAs(countsAs ?? `${method} ${routeOptions.url}`, perMinute, request);
  });
  return {
    countAs,
    countMore: async (request, more) => {
      for (let count = 0; count < more; count += 1) check(await ofAll(request), WHOLE_TOKEN);
    },
  };
}

const WHOLE_TOKEN = 'This token may ask';
const keyOf = ({ caller, ip }: FastifyRequest): string => caller?.tokenId ?? ip;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

function check(counted: Awaited<ReturnType<Limiter>>, what: string): void {
  if (counted.isAllowed || !counted.isExceeded) return;
  const { max, ttl } = counted;
  throw new ArqError(
    'gateway.rate_limited',
    `${what} ${max} times a minute. Wait ${Math.ceil(ttl / 1000)} s, then go on more slowly.`,
    { data: { retryAfterMs: ttl, perMinute: max } },
  );
}
