/** Tells a client when a run of its own began or went on: the resources that it may have listed or subscribed to. */
import type { Server } from '@modelcontextprotocol/server';
import { canSee } from '../../../../shared/runs/visible-runs.ts';
import { type Principal, workspaceOf } from '../../../../shared/policy/principal.ts';
import type { McpServices } from './mcp-services.ts';
import { runUri } from './resource-uris.ts';

/** A client over the socket, which says later who it is and is the person's own. */
const ANYBODY: Principal = { kind: 'client' };

/** Watches until the returned function is called. `isSubscribed` decides for clients that subscribe one by one. */
export function tellRunUpdates(
  services: McpServices,
  server: Server,
  principal: () => Principal | undefined,
  isSubscribed: (uri: string) => boolean,
): () => void {
  const send = (sent: Promise<void>): void => {
    // It went away meanwhile.
    sent.catch(() => undefined);
  };
  return watchOwnRuns(services, principal, {
    listChanged: () => send(server.sendResourceListChanged()),
    updated: (uri) => {
      if (isSubscribed(uri)) send(server.sendResourceUpdated({ uri }));
    },
  });
}

export interface RunListener {
  listChanged(): void;
  updated(uri: string): void;
}

/** Tells of the runs that `principal` may see, and of no others. */
export function watchOwnRuns(
  services: McpServices,
  principal: () => Principal | undefined,
  listener: RunListener,
): () => void {
  const known = new Set<string>();
  const { runs } = services.workspace(workspaceOf(principal() ?? ANYBODY));
  return runs.watch((change) => {
    const who = principal();
    if (who === undefined) return;
    if (change.kind === 'deleted') {
      if (known.delete(change.runId)) listener.listChanged();
      return;
    }
    const { run } = change;
    if (!canSee(who, run)) return;
    if (!known.has(run.id)) listener.listChanged();
    known.add(run.id);
    for (const uri of [runUri(run.id), `${runUri(run.id)}/journal`]) listener.updated(uri);
  });
}
