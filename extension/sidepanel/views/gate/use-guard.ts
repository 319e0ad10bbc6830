/**
 * Watches one approval's gate in the page and keeps its guard: what the eye of the guard sees is sampled every frame
 * and once more in the very task of a press, because a hidden panel gets no frames. Owns no decision; see state/guard.ts.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  GUARD_MS,
  lockOf,
  mayAllow,
  remainingMs,
  startGuard,
  watchGuard,
  type Guard,
  type GuardLock,
} from '../../state/guard.ts';

export interface GuardView {
  readonly lock: GuardLock;
  /** In tenths of a second, for the countdown. */
  readonly remainingMs: number;
  /** To be called by the Allow buttons; true when the press counts. */
  accepts(event: MouseEvent): boolean;
  /** Handlers that note when a press begins. */
  readonly pressHandlers: {
    onPointerDown(event: PointerEvent): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

interface GuardOptions {
  /** Everything that the person decides about, as text: another text is another gate. */
  readonly content: string;
  readonly findEnd: () => HTMLElement | null;
  readonly findButtons: () => HTMLElement | null;
}

export function useGuard({ content, findEnd, findButtons }: GuardOptions): GuardView {
  const guard = useRef<Guard>(startGuard(performance.now(), content, document.hasFocus()));
  const pressedAt = useRef<number | undefined>(undefined);
  const [shown, setShown] = useState<{ lock: GuardLock; remainingMs: number }>({ lock: 'time', remainingMs: GUARD_MS });

  const sample = useMemo(
    () => () => {
      const now = performance.now();
      guard.current = watchGuard(guard.current, {
        now,
        content,
        place: placeOf(findButtons()),
        isFocused: document.hasFocus(),
        isEndInSight: isInSight(findEnd()),
      });
      return now;
    },
    [content],
  );

  useEffect(() => {
    let frame = 0;
    const look = () => {
      const now = sample();
      const lock = lockOf(guard.current, now);
      const left = lock === 'time' ? Math.ceil(remainingMs(guard.current, now) / 50) * 50 : 0;
      setShown((last) => (last.lock === lock && last.remainingMs === left ? last : { lock, remainingMs: left }));
      frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [sample]);

  return {
    ...shown,
    accepts(event) {
      const now = sample();
      // Assistive technology presses without pointer or key: then the press began now.
      const began = pressedAt.current ?? now;
      pressedAt.current = undefined;
      return mayAllow(guard.current, { isTrusted: event.isTrusted, now, pressedAt: began });
    },
    pressHandlers: {
      onPointerDown: () => (pressedAt.current = performance.now()),
      onKeyDown(event) {
        // A key held down since before must not turn into a press.
        if (event.repeat) event.preventDefault();
        else pressedAt.current = performance.now();
      },
    },
  };
}

/** Where the buttons stand, in the window and on the screen. */
function placeOf(buttons: HTMLElement | null): string {
  if (buttons === null) return 'none';
  const { x, y, width, height } = buttons.getBoundingClientRect();
  return [x, y, width, height, window.screenX, window.screenY].map(Math.round).join(' ');
}

function isInSight(end: HTMLElement | null): boolean {
  if (end === null) return false;
  const { bottom } = end.getBoundingClientRect();
  const view = end.closest('.view')?.getBoundingClientRect();
  return bottom <= (view?.bottom ?? window.innerHeight) + 2;
}
