/** HTTP beside the socket, when the command line or the settings ask for it. Nothing of it is loaded otherwise. */
import type { RunningGateway } from '../gateway/http/server.ts';
import type { HostServices } from '../link/host-services.ts';
import { readSettings } from '../store/settings.ts';

export interface HttpWish {
  /** That of the settings, or ARQ's own, unless told; 0 takes any free one. */
  readonly port?: number | undefined;
}

/**
 * Undefined when nobody asks. What the command line asks for fails aloud (`gateway.*`, `settings.invalid`); what only
 * the settings say is logged, since the browser needs its host all the same.
 */
export async function serveHttp(
  services: HostServices,
  { home, wish }: { readonly home: string; readonly wish: HttpWish | undefined },
): Promise<RunningGateway | undefined> {
  try {
    const settings = readSettings(home).http;
    if (wish === undefined && settings === undefined) return undefined;
    const [{ planListening }, { openGateway }, { mountMcp }, { mountEvents }] = await Promise.all([
      import('../gateway/http/listen-plan.ts'),
      import('../gateway/http/server.ts'),
      import('../gateway/mcp/mount-mcp.ts'),
      import('../gateway/events/mount-events.ts'),
    ]);
    return await openGateway({
      plan: planListening(settings ?? {}, wish?.port),
      services,
      mounts: [mountEvents(services), mountMcp(services)],
    });
  } catch (error) {
    if (wish !== undefined) throw error;
    services.log.problem('http.not_served', error);
    return undefined;
  }
}
