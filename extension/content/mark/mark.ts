/**
 * Owns what ARQ shows in a page while a run acts there, the ear for the user taking over, and the Port that wakes
 * the background. One per document; the top document shows the frame, every frame listens.
 */
import { KEEP_ALIVE_PORT, type PageReport } from '../../messaging/page-contract.ts';
import { isTrustedInputExpected } from '../act/trusted-expected.ts';
import { drawMark } from './draw-mark.ts';
import { rememberMark } from './mark-element.ts';

const REPORT_EVERY_MS = 1000;
const RECONNECT_MS = 250;
/** A page that keeps throwing the mark out wins after so many tries. */
const MAX_RETURNS = 20;
const MODIFIER_KEYS = new Set([
  'Alt',
  'AltGraph',
  'CapsLock',
  'Control',
  'Fn',
  'Meta',
  'NumLock',
  'ScrollLock',
  'Shift',
]);

interface Port {
  readonly onDisconnect: { addListener(listener: () => void): void };
  disconnect(): void;
}
interface ExtensionRuntime {
  readonly chrome?: { readonly runtime?: { connect?(info: { name: string }): Port; readonly id?: string } };
}

/** The page's own shortcuts and the browser's (a new tab, the panel) are no taking over; pasting and undoing are. */
function isTakingOver(event: Event): boolean {
  if (!event.isTrusted) return false;
  if (!(event instanceof KeyboardEvent)) return true;
  if (MODIFIER_KEYS.has(event.key) || /^F\d+$/.test(event.key)) return false;
  return !(event.ctrlKey || event.metaKey || event.altKey) || /^[vxz]$/i.test(event.key);
}

class Mark {
  readonly runId: string;
  readonly #report: (report: PageReport) => void;
  readonly #end = new AbortController();
  readonly #host: HTMLElement | undefined;
  #reportedAt = -Infinity;
  #returns = 0;

  constructor(runId: string, report: (report: PageReport) => void, lifetime: AbortSignal) {
    this.runId = runId;
    this.#report = report;
    const { signal } = this.#end;
    lifetime.addEventListener('abort', () => this.remove(), { once: true, signal });
    for (const type of ['keydown', 'pointerdown']) {
      addEventListener(type, (event) => this.#hear(event), { capture: true, passive: true, signal });
    }
    if (window.parent !== window) return;
    this.#host = drawMark();
    rememberMark(this.#host);
    document.documentElement.append(this.#host);
    const observer = new MutationObserver(() => this.#comeBack());
    observer.observe(document.documentElement, { childList: true });
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
    this.#keepAlive();
  }

  setHidden(isHidden: boolean): boolean {
    this.#host?.style.setProperty('display', isHidden ? 'none' : 'block', 'important');
    return this.#host !== undefined;
  }

  remove(): void {
    this.#end.abort();
    this.#host?.remove();
  }

  #hear(event: Event): void {
    if (!isTakingOver(event) || isTrustedInputExpected()) return;
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_EVERY_MS) return;
    this.#reportedAt = now;
    this.#report({ kind: 'arq.user-acted', runId: this.runId });
  }

  #comeBack(): void {
    if (this.#host === undefined || this.#host.isConnected || this.#returns >= MAX_RETURNS) return;
    this.#returns += 1;
    document.documentElement.append(this.#host);
  }

  /** The worker cannot be woken from outside; a port of a page that a run acts in does it (and reconnecting again). */
  #keepAlive(): void {
    const runtime = (globalThis as ExtensionRuntime).chrome?.runtime;
    if (runtime?.connect === undefined || this.#end.signal.aborted) return;
    let port: Port;
    try {
      port = runtime.connect({ name: KEEP_ALIVE_PORT });
    } catch {
      // The extension was reloaded or removed: this content script is an orphan and has nobody to wake.
      this.remove();
      return;
    }
    const stop = () => port.disconnect();
    this.#end.signal.addEventListener('abort', stop, { once: true });
    port.onDisconnect.addListener(() => {
      this.#end.signal.removeEventListener('abort', stop);
      if (!this.#end.signal.aborted) setTimeout(() => this.#keepAlive(), RECONNECT_MS);
    });
  }
}

let current: Mark | undefined;

/** Shows the mark of a run, or removes it. Returns whether a mark is shown now. A later run replaces an earlier one. */
export function setMark(
  runId: string,
  isOn: boolean,
  report: (report: PageReport) => void,
  lifetime: AbortSignal,
): boolean {
  if (isOn && current?.runId !== runId) {
    current?.remove();
    current = new Mark(runId, report, lifetime);
  } else if (!isOn && current?.runId === runId) {
    current.remove();
    current = undefined;
  }
  return current !== undefined;
}

/** Takes the mark out of a picture that is being taken. Returns whether there is one that shows. */
export function hideMark(isHidden: boolean): boolean {
  return current?.setHidden(isHidden) ?? false;
}
