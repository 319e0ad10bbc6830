/** `beforeunload`: whether a page asks to stay, and leaving it all the same when the user said so. */
import type { DialogGuard } from './dialog-guard.ts';
import type { Speaker } from './speaker.ts';

/** Browsers ask only on pages that a person has used, and only those are asked for here. */
const isUsed = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

const asksToStay = (event: Event): boolean => {
  const value: unknown = Reflect.get(event, 'returnValue');
  return event.defaultPrevented || (typeof value === 'string' && value !== '');
};

/** From now until `signal` aborts the page's own listeners are not heard. */
function hush(guard: DialogGuard, signal: AbortSignal): void {
  const onLeave = (event: Event) => {
    event.stopImmediatePropagation();
    guard.takeArmed();
  };
  addEventListener('beforeunload', onLeave, { capture: true, once: true, signal });
}

/**
 * For the length of an act, which may lead away. Begins to listen after what else of ARQ does, which must hear that the
 * page is leaving.
 */
export function watchLeaving(guard: DialogGuard, by: Speaker, signal: AbortSignal): void {
  if (guard.isToLeave(by)) {
    hush(guard, signal);
    return;
  }
  const onLeave = (event: Event) => {
    if (!asksToStay(event) || !isUsed()) return;
    guard.tellOpen({ kind: 'beforeunload', message: '' });
    // Runs when the person has answered, and the page is still there.
    setTimeout(() => guard.tellClosed());
  };
  addEventListener('beforeunload', onLeave, { signal });
}

/**
 * Before the background leads a page away: true when the page would ask the person to stay. Its listeners are asked as
 * the browser would. Where leaving was allowed beforehand, the next leaving is not asked about.
 */
export function wouldAskToStay(guard: DialogGuard, by: Speaker, lifetime: AbortSignal): boolean {
  if (!isUsed()) return false;
  const event = document.createEvent('BeforeUnloadEvent');
  event.initEvent('beforeunload', false, true);
  dispatchEvent(event);
  if (!asksToStay(event)) return false;
  if (!guard.isToLeave(by)) return true;
  hush(guard, lifetime);
  guard.note({ kind: 'beforeunload', message: '', isAccepted: true, isByDefault: false, isDangerous: false });
  return false;
}
