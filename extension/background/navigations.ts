/**
 * What the main frames of tabs have been doing: a short log of loads per tab, and waiting for what comes next. The
 * browser is authoritative; this holds only what it said since the worker started. Background only.
 */
import { browser } from 'wxt/browser';

export type NavigationStep = 'started' | 'committed' | 'ready' | 'moved' | 'failed' | 'opened';

export interface NavigationEvent {
  /** Grows over all tabs; callers remember one to wait for what comes after it. */
  readonly seq: number;
  readonly tabId: number;
  /** `moved` is a change of address within the document, `opened` a new tab that the page asked for. */
  readonly step: NavigationStep;
  readonly url: string;
  readonly error?: string | undefined;
  /** Of `opened`: the browser's id of the new tab. */
  readonly openedTabId?: number;
}

interface Waiter {
  readonly tabId: number;
  readonly check: () => boolean;
}

type FrameListener = (tabId: number, frameId: number, step: 'committed' | 'ready', url: string) => void;

const KEPT_PER_TAB = 30;

export class Navigations {
  readonly #logs = new Map<number, NavigationEvent[]>();
  readonly #waiters = new Set<Waiter>();
  readonly #frameListeners = new Set<FrameListener>();
  #seq = 0;

  /** Registers the listeners; must run while the worker starts. */
  listen(): void {
    const { webNavigation, tabs } = browser;
    webNavigation.onBeforeNavigate.addListener(({ tabId, frameId, url }) => {
      if (frameId === 0) this.#note({ tabId, step: 'started', url });
    });
    webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
      if (frameId === 0) this.#note({ tabId, step: 'committed', url });
      for (const listener of this.#frameListeners) listener(tabId, frameId, 'committed', url);
    });
    webNavigation.onDOMContentLoaded.addListener(({ tabId, frameId, url }) => {
      if (frameId === 0) this.#note({ tabId, step: 'ready', url });
      for (const listener of this.#frameListeners) listener(tabId, frameId, 'ready', url);
    });
    for (const event of [webNavigation.onHistoryStateUpdated, webNavigation.onReferenceFragmentUpdated]) {
      event.addListener(({ tabId, frameId, url }) => {
        if (frameId === 0) this.#note({ tabId, step: 'moved', url });
      });
    }
    webNavigation.onCreatedNavigationTarget.addListener(({ sourceTabId, tabId, url }) => {
      this.#note({ tabId: sourceTabId, step: 'opened', url, openedTabId: tabId });
    });
    webNavigation.onErrorOccurred.addListener(({ tabId, frameId, url, error }) => {
      if (frameId === 0) this.#note({ tabId, step: 'failed', url, error });
    });
    tabs.onRemoved.addListener((tabId) => {
      this.#logs.delete(tabId);
      this.#wake(tabId);
    });
  }

  /** Tells of every frame's new documents until `signal` aborts. */
  onFrame(listener: FrameListener, signal?: AbortSignal): void {
    this.#frameListeners.add(listener);
    signal?.addEventListener('abort', () => this.#frameListeners.delete(listener), { once: true });
  }

  /** Resolves `ready` when another document of that frame can be read; `end` stops listening. */
  expectReady(tabId: number, frameId: number): { readonly ready: Promise<void>; end(): void } {
    const over = new AbortController();
    const ready = Promise.withResolvers<void>();
    this.onFrame((tab, frame, step) => {
      if (tab === tabId && frame === frameId && step === 'ready') ready.resolve();
    }, over.signal);
    return { ready: ready.promise, end: () => over.abort() };
  }

  /** Mark from which `eventsSince` and `waitFor` look on. */
  get now(): number {
    return this.#seq;
  }

  eventsSince(tabId: number, seq: number): NavigationEvent[] {
    return (this.#logs.get(tabId) ?? []).filter((event) => event.seq > seq);
  }

  /** Resolves with what `read` makes of the events since `seq`; undefined after `timeoutMs`. Rejects when `signal` aborts. */
  async waitFor<Value>(
    tabId: number,
    seq: number,
    read: (events: readonly NavigationEvent[]) => Value | undefined,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<Value | undefined> {
    const { signal, timeoutMs } = options;
    signal.throwIfAborted();
    const first = read(this.eventsSince(tabId, seq));
    if (first !== undefined) return first;
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#waiters.delete(waiter);
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      };
      const waiter: Waiter = {
        tabId,
        check: () => {
          const value = read(this.eventsSince(tabId, seq));
          if (value === undefined) return false;
          end();
          resolve(value);
          return true;
        },
      };
      const abort = () => {
        end();
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      const timer = setTimeout(() => {
        end();
        resolve(undefined);
      }, timeoutMs);
      signal.addEventListener('abort', abort, { once: true });
      this.#waiters.add(waiter);
    });
  }

  #note(event: Omit<NavigationEvent, 'seq'>): void {
    const { tabId } = event;
    this.#seq += 1;
    const log = this.#logs.get(tabId) ?? [];
    log.push({ ...event, seq: this.#seq });
    if (log.length > KEPT_PER_TAB) log.splice(0, log.length - KEPT_PER_TAB);
    this.#logs.set(tabId, log);
    this.#wake(tabId);
  }

  #wake(tabId: number): void {
    for (const waiter of this.#waiters) {
      if (waiter.tabId === tabId) waiter.check();
    }
  }
}
