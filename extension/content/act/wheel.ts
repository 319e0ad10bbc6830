/** The wheel as a mouse or trackpad turns it. */
import type { Point } from './hit-test.ts';

interface Turn {
  /** CSS pixels, positive is down. */
  readonly y: number;
  /** Control held: zooms instead of scrolls. */
  readonly isPinch?: boolean;
}

/** False when the page took it for itself, so that nothing may be scrolled. */
export function fireWheel(target: Element, { x, y }: Point, turn: Turn): boolean {
  return target.dispatchEvent(
    new WheelEvent('wheel', {
      bubbles: true,
      cancelable: true,
      composed: true,
      view: window,
      clientX: x,
      clientY: y,
      screenX: x + screenX,
      screenY: y + screenY,
      deltaY: turn.y,
      deltaMode: WheelEvent.DOM_DELTA_PIXEL,
      ctrlKey: turn.isPinch === true,
    }),
  );
}
