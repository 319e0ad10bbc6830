/**
 * The panel's line to the background: one RpcPeer over the transport that `connect` opens. Owns the line's life: the
 * service worker may die at any time, so a closed line is opened again, at once and then ever more slowly. What the
 * background says is authoritative; nothing here is remembered across lines.
 */
import type { z } from 'zod';
import { panelEvents, panelMethods, type PanelState } from '../../messaging/panel-contract.ts';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import type { EventTable, RpcPeer } from '../../../shared/protocol/rpc-types.ts';
import { childContext, formatTraceparent } from '../../../shared/protocol/traceparent.ts';
import type { Transport } from '../../../shared/protocol/transport.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { panelTools, type PanelToolArguments, type PanelToolName, type PanelToolOutput } from './panel-tools.ts';

type Calls = typeof panelMethods;
type Peer = RpcPeer<Calls, EventTable>;

const RETRY_DELAYS_MS = [50, 250, 1000, 2000, 5000];

export interface PanelLinkEvents {
  onState(state: PanelState): void;
  onUnfinished(runs: readonly Run[]): void;
  onRun(run: Run): void;
  onRunDeleted(runId: string): void;
  /** All single calls of clients that wait for a person. */
  onCalls(calls: readonly ClientApproval[]): void;
  /** True once state and runs were read on a new line, false when it closed. */
  onUp(isUp: boolean): void;
}

export interface PanelLink {
  /** Rejects with the ArqError of the other side; with `link.closed` while the line is down. */
  call<M extends keyof Calls>(method: M, params: z.input<Calls[M]['params']>): Promise<z.output<Calls[M]['result']>>;
  /** Calls a tool and parses what it returns. */
  callTool<Name extends PanelToolName>(tool: Name, input: PanelToolArguments<Name>): Promise<PanelToolOutput<Name>>;
  close(): void;
}

export function createPanelLink(connect: () => Transport, events: PanelLinkEvents): PanelLink {
  let peer: Peer | undefined;
  /** Counts the lines opened, so that the end of an old one is told from the end of the present one. */
  let line = 0;
  let attempt = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;

  const retry = () => {
    if (isEnded) return;
    const delayMs = RETRY_DELAYS_MS[Math.min(attempt, RETRY_DELAYS_MS.length - 1)];
    attempt += 1;
    retryTimer = setTimeout(open, delayMs);
  };

  const open = () => {
    if (isEnded) return;
    let transport: Transport;
    try {
      transport = connect();
    } catch {
      // The extension is being updated or its context is gone; the browser says so by throwing.
      retry();
      return;
    }
    line += 1;
    const ownLine = line;
    let isLineClosed = false;
    const own: Peer = createRpcPeer({
      transport,
      serves: {},
      handlers: {},
      calls: panelMethods,
      emits: {},
      hears: panelEvents,
      onEvent(event) {
        if (event.name === 'state.changed') events.onState(event.data);
        else if (event.name === 'run.changed') events.onRun(event.data);
        else if (event.name === 'run.deleted') events.onRunDeleted(event.data.runId);
        else events.onCalls(event.data.approvals);
      },
      onClose() {
        isLineClosed = true;
        if (line !== ownLine) return;
        peer = undefined;
        events.onUp(false);
        retry();
      },
    });
    if (isLineClosed) return;
    peer = own;
    void greet(own);
  };

  const greet = async (own: Peer) => {
    try {
      const [state, watched, waiting] = await Promise.all([
        own.call('state.get', {}),
        own.call('runs.watch', {}),
        own.call('approvals.watch', {}),
      ]);
      if (peer !== own) return;
      attempt = 0;
      events.onState(state);
      events.onUnfinished(watched.runs);
      events.onCalls(waiting.approvals);
      events.onUp(true);
    } catch {
      // A background that cannot even tell its state is not there yet: the closed line is opened anew.
      own.close('greeting failed');
    }
  };

  open();

  const call: PanelLink['call'] = async (method, params) => {
    if (peer === undefined) {
      throw new ArqError('link.closed', 'The panel lost the extension. It connects again by itself; try again then.');
    }
    return await peer.call(method, params);
  };

  return {
    call,
    async callTool(tool, input) {
      const output = await call('tool.call', { tool, input, trace: formatTraceparent(childContext(undefined)) });
      return panelTools[tool].output.parse(output) as PanelToolOutput<typeof tool>;
    },
    close() {
      isEnded = true;
      clearTimeout(retryTimer);
      peer?.close('panel closed');
    },
  };
}
