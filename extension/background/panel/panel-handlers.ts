import { settlePermission } from '../optional-permissions.ts';
import { browser } from 'wxt/browser';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import type { RpcHandlers } from '../../../shared/protocol/rpc-peer.ts';
import type { Journal } from '../../../shared/runs/journal.ts';
import type { RunService } from '../../../shared/runs/run-service.ts';
import type { panelMethods } from '../../messaging/panel-contract.ts';
import { askContextItem } from '../../storage/session-items.ts';
import type { HostConnection } from '../host/host-connection.ts';
import { setNeverSite } from '../never-sites.ts';
import { getTab } from '../tabs.ts';
import { setTrustedSite } from '../trusted-input/trusted-sites.ts';
import type { Spans } from '../spans.ts';
import type { UserCalls } from '../user-calls.ts';
import { readPanelState } from './panel-state.ts';

export interface PanelHandlersDeps {
  readonly calls: UserCalls;
  readonly host: HostConnection;
  readonly journal: Journal;
  /** Single calls of clients that wait for a person now. */
  readonly approvals: () => readonly ClientApproval[];
  readonly runs: RunService;
  readonly spans: Spans;
  /** Resolves once the runs of the last worker have their end. */
  readonly recovered: Promise<void>;
}

/** What the background does for panels: the same for each of them, for they are one person's. */
export function createPanelHandlers(deps: PanelHandlersDeps): RpcHandlers<typeof panelMethods> {
  const { calls, host, journal, runs, recovered, spans } = deps;
  return {
    'tool.call': ({ tool, input, trace }, { signal }) =>
      spans.measureRoot(`panel ${tool}`, trace, async () => {
        await recovered;
        return calls.call(tool, input, signal, trace);
      }),
    'runs.watch': async () => {
      await recovered;
      // A host that goes away takes its runs off the list; they come back with it.
      const theirs = (await host.peer?.call('runs.watch', {}).catch(() => undefined))?.runs ?? [];
      return { runs: [...theirs, ...runs.unfinished()] };
    },
    'approvals.watch': () => Promise.resolve({ approvals: [...deps.approvals()] }),
    'picture.get': async ({ id }) =>
      (await journal.findPicture(id)) ?? (await host.peer?.call('picture.get', { id })) ?? null,
    'state.get': () => readPanelState(host.connection),
    'sites.setNever': async ({ site, isNever }) => {
      await setNeverSite(site, isNever, host.peer);
      return {};
    },
    'sites.setTrusted': async ({ site, isTrusted }) => {
      await setTrustedSite(site, isTrusted);
      return {};
    },
    'tab.show': async ({ tab }) => {
      const { id, windowId } = await getTab(tab);
      await browser.tabs.update(id, { active: true });
      await browser.windows.update(windowId, { focused: true });
      return {};
    },
    'context.clear': async () => {
      await askContextItem.write(null);
      return {};
    },
    'host.look': async () => {
      if (host.peer === undefined) return null;
      const asked = performance.now();
      const status = await host.peer.call('host.status', {});
      return { status, roundTripMs: Math.round((performance.now() - asked) * 10) / 10 };
    },
    'permission.settle': async ({ name }) => {
      await settlePermission(name);
      return {};
    },
    'host.connect': async () => {
      host.connect();
      return {};
    },
  };
}
