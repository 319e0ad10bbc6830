/**
 * The guard of an approval, as a pure state: Allow is locked until the gate stood still, in a focused window, read to
 * its end, for `GUARD_MS`. Whatever could put the button under a click that was meant for something else starts it anew.
 */
export const GUARD_MS = 500;

export interface Guard {
  /** Since when the gate stands as it does; monotonic milliseconds. */
  readonly since: number;
  readonly isFocused: boolean;
  /** The end of this gate's content was in sight once. */
  readonly wasRead: boolean;
  /** Content and place, as text: any change is a restart. */
  readonly content: string;
  readonly place: string;
}

export type GuardLock = 'focus' | 'scroll' | 'time' | 'open';

export function startGuard(now: number, content: string, isFocused: boolean): Guard {
  return { since: now, isFocused, wasRead: false, content, place: '' };
}

/** What is seen of the gate at one moment. */
export interface GuardSight {
  readonly now: number;
  readonly content: string;
  readonly place: string;
  readonly isFocused: boolean;
  readonly isEndInSight: boolean;
}

export function watchGuard(guard: Guard, sight: GuardSight): Guard {
  const isOther = guard.content !== sight.content;
  const isMoved = guard.place !== sight.place || guard.isFocused !== sight.isFocused;
  const wasRead = (!isOther && guard.wasRead) || sight.isEndInSight;
  if (!isOther && !isMoved && wasRead === guard.wasRead) return guard;
  return {
    since: isOther || isMoved || wasRead !== guard.wasRead ? sight.now : guard.since,
    isFocused: sight.isFocused,
    wasRead,
    content: sight.content,
    place: sight.place,
  };
}

/** Milliseconds until it opens, were nothing else in the way. */
export const remainingMs = (guard: Guard, now: number) => Math.max(0, GUARD_MS - (now - guard.since));

export function lockOf(guard: Guard, now: number): GuardLock {
  if (!guard.isFocused) return 'focus';
  if (!guard.wasRead) return 'scroll';
  return remainingMs(guard, now) > 0 ? 'time' : 'open';
}

/** A press counts only if a person made it, and it began after the guard opened. */
export function mayAllow(
  guard: Guard,
  press: { readonly isTrusted: boolean; readonly now: number; readonly pressedAt: number },
): boolean {
  if (!press.isTrusted || lockOf(guard, press.now) !== 'open') return false;
  return press.pressedAt - guard.since >= GUARD_MS;
}
