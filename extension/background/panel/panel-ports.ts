/**
 * The panels that are open, and what they are told. Owns their ports; every panel is told the same. Background only.
 */
import { type Browser, browser } from 'wxt/browser';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import type { MethodTable, RpcHandlers, RpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { PANEL_PORT, panelEvents, panelMethods, type PanelState } from '../../messaging/panel-contract.ts';
import { portTransport } from '../../messaging/port-transport.ts';
import { speakerOf } from '../sender-rules.ts';

/** Panels call, they are never called. */
const noMethods: MethodTable = {};

type PanelPeer = RpcPeer<typeof noMethods, typeof panelEvents>;

export interface PanelHooks {
  readonly handlers: RpcHandlers<typeof panelMethods>;
  readState(): Promise<PanelState>;
  /** A panel opened or closed. */
  onCount(): void;
}

const SIDE_PANEL = 'sidepanel.html';

export class PanelPorts {
  readonly #hooks: PanelHooks;
  readonly #panels = new Map<PanelPeer, string>();
  #isTelling = false;
  #isStale = false;

  constructor(hooks: PanelHooks) {
    this.#hooks = hooks;
  }

  /** Registers the listener; must run while the worker starts. */
  listen(): void {
    browser.runtime.onConnect.addListener((port) => {
      if (port.name === PANEL_PORT) this.#accept(port);
    });
  }

  /** True while a person can see approvals in a panel. */
  get hasSidePanel(): boolean {
    return [...this.#panels.values()].includes(SIDE_PANEL);
  }

  get hasAny(): boolean {
    return this.#panels.size > 0;
  }

  tellRun(run: Run): void {
    for (const panel of this.#panels.keys()) panel.emit('run.changed', run);
  }

  tellRunDeleted(runId: string): void {
    for (const panel of this.#panels.keys()) panel.emit('run.deleted', { runId });
  }

  tellApprovals(approvals: readonly ClientApproval[]): void {
    for (const panel of this.#panels.keys()) panel.emit('approvals.changed', { approvals: [...approvals] });
  }

  /** Reads the state anew and tells it; changes that come meanwhile are told once more, together. */
  async tellState(): Promise<void> {
    this.#isStale = true;
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      while (this.#isStale && this.hasAny) {
        this.#isStale = false;
        const state = await this.#hooks.readState();
        for (const panel of this.#panels.keys()) panel.emit('state.changed', state);
      }
    } finally {
      this.#isTelling = false;
    }
  }

  #accept(port: Browser.runtime.Port): void {
    const speaker = speakerOf(port.sender ?? {}, browser.runtime.id, browser.runtime.getURL('/'));
    if (speaker.kind !== 'panel') {
      port.disconnect();
      return;
    }
    const peer: PanelPeer = createRpcPeer({
      transport: portTransport(port),
      serves: panelMethods,
      handlers: this.#hooks.handlers,
      calls: noMethods,
      emits: panelEvents,
      hears: {},
      onEvent: (event: never) => {
        throw new ArqError('protocol.malformed', `A panel sends no events: ${String(event)}.`);
      },
      onClose: () => {
        this.#panels.delete(peer);
        this.#hooks.onCount();
      },
    });
    this.#panels.set(peer, speaker.page);
    this.#hooks.onCount();
  }
}
