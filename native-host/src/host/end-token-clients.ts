import type { Clients } from '../policy/clients.ts';
import type { Grants } from '../policy/grants.ts';
import type { Tokens } from '../policy/tokens.ts';

/** A token that expires ends what its bearer has open within so long; a revoked one at once. */
const LOOK_EVERY_MS = 5000;
const WITH_TOKEN: ReadonlySet<string> = new Set(['rest', 'events', 'mcp-http']);

/** Ends connections and streams of tokens that are good no more. Returns how to stop looking. */
export function endTokenClients({
  tokens,
  clients,
  grants,
}: {
  readonly tokens: Tokens;
  readonly clients: Clients;
  readonly grants: Grants;
}): () => void {
  const unwatch = tokens.watch(({ kind, token }) => {
    if (kind !== 'revoked') return;
    clients.disconnect(token.id);
    for (const grant of grants.list()) if (grant.token === token.id) grants.revoke(grant.id);
  });
  const timer = setInterval(() => {
    for (const { id, face } of clients.list()) {
      if (WITH_TOKEN.has(face) && tokens.findCaller(id) === undefined) clients.disconnect(id);
    }
  }, LOOK_EVERY_MS).unref();
  return () => {
    unwatch();
    clearInterval(timer);
  };
}
