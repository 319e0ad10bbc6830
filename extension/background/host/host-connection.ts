/**
 * The link to the host: starts the relay through the browser, says hello, keeps trying while somebody needs it.
 * Owns the port and the state that people see. The host is authoritative for its runs; nothing of it is kept here.
 * Background only.
 */
import { browser } from 'wxt/browser';
import { ArqError, toArqError } from '../../../shared/protocol/errors.ts';
import { chunked } from '../../../shared/protocol/chunking.ts';
import { NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';
import { browserEvents, browserMethods, hostEvents, hostMethods } from '../../../shared/protocol/methods.ts';
import { createRpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import type { RpcEvent, RpcHandlers, RpcPeer } from '../../../shared/protocol/rpc-peer.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Connection } from '../../messaging/panel-contract.ts';
import { portTransport } from '../../messaging/port-transport.ts';
import { describeBrowser } from '../browser-kind.ts';
import { messages } from '../messages.ts';
import { backoffMs } from './backoff.ts';
import { readHostLoss } from './close-reason.ts';

/** The relay may have to start the host first. */
const HELLO_TIMEOUT_MS = 20_000;
const HEARTBEAT_MS = 30_000;
const HEARTBEAT_ANSWER_MS = 10_000;
const ALARM = 'arq.host';
/** An absent host is looked for rarely: each look wakes the worker. */
const ALARM_MINUTES = { lost: 0.5, 'not-installed': 5, refused: 5 } as const;

export type HostPeer = RpcPeer<typeof hostMethods, typeof browserEvents>;

export interface HostHooks {
  readonly handlers: RpcHandlers<typeof browserMethods>;
  onEvent(event: RpcEvent<typeof hostEvents>): void;
  onState(connection: Connection): void;
  /** After the hello was accepted, before the state is `connected`. */
  onGreeted(peer: HostPeer): Promise<void>;
  /** True while a quick return matters: a panel is open. */
  isNeeded(): boolean;
}

export class HostConnection {
  readonly #hooks: HostHooks;
  #connection: Connection = { state: 'connecting', since: Date.now(), message: '' };
  /** The link that is up or coming up; a callback of an older one does nothing. */
  #link: HostPeer | undefined;
  #isGreeted = false;
  #attempt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(hooks: HostHooks) {
    this.#hooks = hooks;
  }

  /** Registers the alarm's listener and connects; must run while the worker starts. */
  start(): void {
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === ALARM) this.connect();
    });
    setInterval(() => void this.#beat(), HEARTBEAT_MS);
    this.connect();
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** The host's side, once it was greeted. */
  get peer(): HostPeer | undefined {
    return this.#isGreeted ? this.#link : undefined;
  }

  /** Throws what the user should do to have a host. */
  getPeer(): HostPeer {
    if (this.peer !== undefined) return this.peer;
    const { state, message } = this.#connection;
    const code = state === 'not-installed' ? 'host.not_installed' : 'host.not_connected';
    throw new ArqError(code, `This needs the ARQ host. ${message}`);
  }

  /** Tries at once, unless it is connected or trying. */
  connect(): void {
    if (this.#link !== undefined) return;
    clearTimeout(this.#retryTimer);
    // Attempts in a row are one state for people: they see when it began.
    if (this.#connection.state === 'connected') this.#show('connecting');
    let closeReason = '';
    const port = browser.runtime.connectNative(NATIVE_HOST_NAME);
    const transport = portTransport(port, (closed) => {
      const { error } = closed as { readonly error?: { readonly message?: string } | null };
      closeReason = error?.message ?? browser.runtime.lastError?.message ?? 'closed';
      return closeReason;
    });
    const peer: HostPeer = createRpcPeer({
      transport: chunked(transport),
      serves: browserMethods,
      handlers: this.#hooks.handlers,
      calls: hostMethods,
      emits: browserEvents,
      hears: hostEvents,
      onEvent: (event) => this.#hooks.onEvent(event),
      onClose: (reason, error) => this.#lose(peer, closeReason === '' ? reason : closeReason, error),
    });
    this.#link = peer;
    void this.#greet(peer);
  }

  async #greet(peer: HostPeer): Promise<void> {
    try {
      const hello = {
        protocol: PROTOCOL_VERSION,
        version: browser.runtime.getManifest().version,
        peer: { kind: 'browser' as const, browser: await describeBrowser() },
        lastSeq: 0,
      };
      const { version } = await peer.call('hello', hello, { timeoutMs: HELLO_TIMEOUT_MS });
      this.#isGreeted = true;
      await this.#hooks.onGreeted(peer);
      if (this.#link !== peer) return;
      this.#attempt = 0;
      await browser.alarms.clear(ALARM);
      this.#show('connected', undefined, version);
    } catch (error) {
      peer.close('hello failed', toArqError(error));
    }
  }

  #lose(peer: HostPeer, reason: string, error: ArqError | undefined): void {
    if (this.#link !== peer) return;
    this.#link = undefined;
    this.#isGreeted = false;
    const { state, message } = readHostLoss(reason, error);
    this.#show(state, message);
    this.#attempt += 1;
    void browser.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES[state] });
    const isWorthIt = state === 'lost' && (this.#hooks.isNeeded() || this.#attempt <= 3);
    if (isWorthIt) this.#retryTimer = setTimeout(() => this.connect(), backoffMs(this.#attempt - 1, Math.random()));
  }

  /** A dead port says so; a host that hangs does not. */
  async #beat(): Promise<void> {
    const { peer } = this;
    if (peer === undefined || !this.#hooks.isNeeded()) return;
    try {
      await peer.call('host.status', {}, { timeoutMs: HEARTBEAT_ANSWER_MS });
    } catch (error) {
      if (toArqError(error).code === 'call.timed_out') peer.close('the host is silent');
    }
  }

  #show(state: Connection['state'], message?: string, hostVersion?: string): void {
    const since = this.#connection.state === state ? this.#connection.since : Date.now();
    this.#connection = {
      state,
      since,
      message: message ?? messages().host[state],
      ...(hostVersion === undefined ? {} : { hostVersion }),
    };
    this.#hooks.onState(this.#connection);
  }
}
