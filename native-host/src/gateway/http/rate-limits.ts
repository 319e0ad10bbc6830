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

/** Adds a hook behind those that are there: call it once the door has its own. */
export async function limitRates(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, { global: false, timeWindow: WINDOW_MS, cache: MAX_REMEMBERED });
  const ofAll = app.createRateLimit({
    keyGenerator: keyOf,
    max: ({ caller }) => caller?.requestsPerMinute ?? PUBLIC_PER_MINUTE,
  });
  const ofRoute = app.createRateLimit({
    keyGenerator: (request) => `${request.method} ${request.routeOptions.url} ${keyOf(request)}`,
    max: ({ routeOptions }) => routeOptions.config.perMinute ?? Number.MAX_SAFE_INTEGER,
  });
  app.addHook('onRequest', async (request) => {
    check(await ofAll(request), 'This token');
    if (request.routeOptions.config.perMinute !== undefined)
      check(await ofRoute(request), 'This route, for one token,');
  });
}

const keyOf = ({ caller, ip }: FastifyRequest): string => caller?.tokenId ?? ip;

type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

function check(counted: Counted, who: string): void {
  if (counted.isAllowed || !counted.isExceeded) return;
  const { max, ttl } = counted;
  throw new ArqError(
    'gateway.rate_limited',
    `${who} is good for ${max} requests a minute. Wait ${Math.ceil(ttl / 1000)} s, then go on more slowly.`,
    { data: { retryAfterMs: ttl, perMinute: max } },
  );
}
