/**
 * The door of every request, upgrades included, in this order: is it meant for this server (guard), is it a version
 * that exists, who is it (token), may it (permission). Nothing is parsed or looked up before.
 */
import type { FastifyInstance } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Caller } from '../../policy/caller.ts';
import { authorizationOf } from '../events/subprotocol-token.ts';
import { checkVersionInPath } from './api-version.ts';
import { authorise } from './authorise.ts';
import { type GuardLists, refusalOf } from './guard.ts';

export interface AdmissionDeps {
  readonly lists: () => GuardLists;
  /** Throws `token.*`. */
  readonly door: { admit(address: string, authorization: string | undefined): Caller };
}

export function admitRequests(app: FastifyInstance, { lists, door }: AdmissionDeps): void {
  app.decorateRequest('caller', undefined);
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const target = raw.url ?? '';
    const refusal = refusalOf({ target, rawHeaders: raw.rawHeaders }, lists());
    if (refusal !== undefined) {
      done(new ArqError(refusal.code, refusal.message));
      return;
    }
    try {
      const { permission } = request.routeOptions.config;
      if (permission !== 'public') {
        request.caller = door.admit(request.ip, authorizationOf(raw.headers));
        // An unknown route has no permission: a good token is told that it is not there.
        if (permission !== undefined) authorise(request.caller, permission);
      }
      checkVersionInPath(target);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error('refused'));
    }
  });
}
