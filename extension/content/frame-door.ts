/**
 * The child's half of frame tokens, kept small because it is in every frame of every page. Uses the browser's own API:
 * the polyfill would be most of it.
 */
import type { PageReport } from '../messaging/page-contract.ts';
import { isNonceMessage } from './frame-nonce.ts';

/** The part of the browser's own `runtime` that is needed. */
export interface DoorRuntime {
  /** Undefined once the extension was reloaded under this script. */
  readonly id?: string;
  sendMessage(message: PageReport): Promise<unknown>;
}

/**
 * Reports the first nonce that the frame's parent sends, again when it comes again, and no other ever. Does nothing in a
 * main frame, and nothing where it was called before.
 */
export function openFrameDoor(runtime = ownRuntime()): void {
  const world = globalThis as { arqDoor?: true };
  if (window.parent === window || world.arqDoor === true || runtime === undefined) return;
  world.arqDoor = true;
  let taken: string | undefined;
  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || !isNonceMessage(event.data) || runtime.id === undefined) return;
    // The page has no business with it, and a page that echoes messages must not confuse others.
    event.stopImmediatePropagation();
    taken ??= event.data.token;
    if (event.data.token !== taken) return;
    // The parent sends its nonce with every snapshot: a report that got lost is made good.
    runtime.sendMessage({ kind: 'arq.frame-token', token: taken }).catch(() => undefined);
  };
  // By its own name: an element of that name would take the window's.
  EventTarget.prototype.addEventListener.call(window, 'message', onMessage as EventListener, { capture: true });
}

function ownRuntime(): DoorRuntime | undefined {
  return (globalThis as { chrome?: { readonly runtime: DoorRuntime } }).chrome?.runtime;
}
