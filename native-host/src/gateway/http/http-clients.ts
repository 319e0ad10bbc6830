/**
 * Tokens as connected clients: HTTP has no connections to speak of, so a token counts as connected from its first work
 * until it has been quiet for a while. Owns when each was heard of last.
 */
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { Principal } from '../../../../shared/policy/principal.ts';
import { workspaceOf } from '../../../../shared/policy/principal.ts';
import type { Caller } from '../../policy/caller.ts';
import type { Clients, ConnectedClient } from '../../policy/clients.ts';

/** As long as people expect a current tab to be remembered. */
const QUIET_MS = 15 * 60 * 1000;
const SWEEP_MS = 60 * 1000;

interface Heard {
  readonly caller: Caller;
  readonly client: ConnectedClient;
  at: number;
  /** Requests that last: a client with one is not quiet, and can be ended with them. */
  readonly open: Set<object>;
}

/** Requests of one token that may be open at once: a tenth of the streams that there are for all. */
const MAX_HELD = 128;

const tooManyHeld = () =>
  new ArqError(
    'gateway.busy',
    `This token has ${MAX_HELD} requests open. Close streams that nobody reads, or wait for answers.`,
  );

export class HttpClients {
  readonly #clients: Pick<Clients, 'connect'>;
  readonly #heard = new Map<string, Heard>();
  readonly #timer: NodeJS.Timeout;

  constructor(clients: Pick<Clients, 'connect'>) {
    this.#clients = clients;
    this.#timer = setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  /** Who the call path is told that speaks. Throws `client.revoked` once the user has ended it. */
  principalOf(caller: Caller, face: 'rest' | 'mcp-http' | 'events' = 'rest'): Principal {
    const known = this.#heard.get(caller.tokenId);
    // The same caller until its token changes. One that was ended stays so, whatever it had under way.
    if (known?.caller === caller) {
      known.client.signal.throwIfAborted();
      known.at = Date.now();
      return known.client.principal;
    }
    const client = this.#clients.connect({
      id: caller.tokenId,
      token: caller.tokenId,
      name: caller.principal.name ?? caller.tokenId,
      version: '',
      face,
      launchGrant: caller.grant,
      workspace: workspaceOf(caller.principal),
    });
    this.#heard.set(caller.tokenId, { caller, client, at: Date.now(), open: known?.open ?? new Set() });
    return client.principal;
  }

  /**
   * `principalOf` for a request that may last; it counts as heard of until it is released. Throws `gateway.busy` for
   * more at once than one token needs: streams and waiting calls have room for all.
   */
  hold(caller: Caller, face: 'mcp-http'): { readonly principal: Principal; release(this: void): void } {
    const principal = this.principalOf(caller, face);
    const held = {};
    const open = this.#heard.get(caller.tokenId)?.open;
    if (open !== undefined && open.size >= MAX_HELD) throw tooManyHeld();
    open?.add(held);
    const release = (): void => {
      const heard = this.#heard.get(caller.tokenId);
      if (open?.delete(held) === true && heard !== undefined) heard.at = Date.now();
    };
    return { principal, release };
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { client } of this.#heard.values()) client.end();
    this.#heard.clear();
  }

  #sweep(): void {
    const quietSince = Date.now() - QUIET_MS;
    for (const [id, { at, client, open }] of this.#heard) {
      if (at > quietSince || open.size > 0) continue;
      this.#heard.delete(id);
      client.end();
    }
  }
}
