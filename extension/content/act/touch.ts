/** Fingers on the page: pointer events of type touch, and touch events where the browser knows them. */
import type { Point } from './hit-test.ts';

export interface Finger {
  readonly id: number;
  readonly point: Point;
}

/** Pointer ids of touches; 1 is the mouse's. */
const FIRST_POINTER_ID = 20;

const POINTER = { touchstart: 'pointerdown', touchmove: 'pointermove', touchend: 'pointerup' } as const;
type TouchType = keyof typeof POINTER;

function pointerInit({ id, point }: Finger, isDown: boolean): PointerEventInit {
  return {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    clientX: point.x,
    clientY: point.y,
    screenX: point.x + screenX,
    screenY: point.y + screenY,
    button: 0,
    buttons: isDown ? 1 : 0,
    pointerId: FIRST_POINTER_ID + id,
    pointerType: 'touch',
    isPrimary: id === 0,
    width: 24,
    height: 24,
    pressure: isDown ? 0.5 : 0,
  };
}

/** `changed` are the fingers that do this now, `down` those on the page afterwards. */
export function fireTouch(target: Element, type: TouchType, changed: readonly Finger[], down: readonly Finger[]): void {
  for (const finger of changed) {
    target.dispatchEvent(new PointerEvent(POINTER[type], pointerInit(finger, type !== 'touchend')));
  }
  // Firefox has touch events only on computers with a touch screen.
  if (typeof Touch !== 'function' || typeof TouchEvent !== 'function') return;
  const touchOf = ({ id, point }: Finger) =>
    new Touch({
      identifier: id,
      target,
      clientX: point.x,
      clientY: point.y,
      pageX: point.x + scrollX,
      pageY: point.y + scrollY,
    });
  const touches = down.map(touchOf);
  const init = { touches, targetTouches: touches, changedTouches: changed.map(touchOf) };
  target.dispatchEvent(new TouchEvent(type, { bubbles: true, cancelable: true, composed: true, ...init }));
}
