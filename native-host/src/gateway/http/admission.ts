/**
 * The door of every request, upgrades included, in this order: is it meant for this server (guard), who is it (token),
 * may it (permission), is it a version that exists. Nothing is parsed or looked up before.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Caller } from '../../policy/caller.ts';
import { authorizationOf } from '../events/subprotocol-token.ts';
import { checkVersionInPath } from './api-version.ts';
import { authorise } from './authorise.ts';
import { type GuardLists, refusalOf } from './guard.ts';
import type { RoutePermission } from './route.ts';

export interface AdmissionDeps {
  readonly lists: () => GuardLists;
  /** Throws `token.*`. */
  readonly door: { admit(address: string, authorization: string | undefined): Caller };
}

/** Who may go on; undefined where nobody needs to be known. Throws `gateway.*`, `token.*` and `policy.access_denied`. */
export type Admission = (raw: IncomingMessage, permission: RoutePermission | undefined) => Caller | undefined;

export function createAdmission({ lists, door }: AdmissionDeps): Admission {
  return (raw, permission) => {
    const target = raw.url ?? '';
    const refusal = refusalOf({ target, rawHeaders: raw.rawHeaders }, lists());
    if (refusal !== undefined) throw new ArqError(refusal.code, refusal.message);
    if (permission === 'public') return undefined;
    const caller = door.admit(raw.socket.remoteAddress ?? '', authorizationOf(raw.headers));
    // What is nowhere has no permission: a good token is told that it is not there.
    if (permission !== undefined) authorise(caller, permission);
    checkVersionInPath(target);
    return caller;
  };
}

export function admitRequests(app: FastifyInstance, admit: Admission): void {
  app.decorateRequest('caller', undefined);
  app.addHook('onRequest', (request, _reply, done) => {
    try {
      request.caller = admit(request.raw, request.routeOptions.config.permission);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error('refused'));
    }
  });
}
