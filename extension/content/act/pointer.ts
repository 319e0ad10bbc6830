/** Pointer and mouse events as a real mouse makes them, in the order of UI Events and Pointer Events. */
import { composedParent } from '../dom/composed-tree.ts';
import { focusByPointer } from './focus.ts';
import type { Point } from './hit-test.ts';
import { watchCapture, type PointerCapture } from './pointer-capture.ts';

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';
export type MouseButton = 'left' | 'middle' | 'right';

export interface Press {
  readonly point: Point;
  readonly button: MouseButton;
  readonly modifiers: readonly Modifier[];
}

const BUTTON = { left: 0, middle: 1, right: 2 } as const;
const BUTTONS = { left: 1, middle: 4, right: 2 } as const;
/** The id browsers give the mouse. */
const MOUSE_POINTER_ID = 1;

/** What the last pointer event was over, so that leaving it can be told. Weak: a page's elements are its own. */
let lastOver: WeakRef<Element> | undefined;

export function modifierFlags(modifiers: readonly Modifier[]) {
  return {
    altKey: modifiers.includes('Alt'),
    ctrlKey: modifiers.includes('Control'),
    metaKey: modifiers.includes('Meta'),
    shiftKey: modifiers.includes('Shift'),
  };
}

interface EventShape {
  readonly detail?: number;
  readonly isDown?: boolean;
  readonly bubbles?: boolean;
  readonly relatedTarget?: Element | null;
}

function mouseInit(press: Press, shape: EventShape): PointerEventInit {
  return {
    bubbles: shape.bubbles ?? true,
    cancelable: shape.bubbles ?? true,
    composed: true,
    view: window,
    detail: shape.detail ?? 0,
    clientX: press.point.x,
    clientY: press.point.y,
    screenX: press.point.x + screenX,
    screenY: press.point.y + screenY,
    button: BUTTON[press.button],
    buttons: shape.isDown === true ? BUTTONS[press.button] : 0,
    relatedTarget: shape.relatedTarget ?? null,
    ...modifierFlags(press.modifiers),
  };
}

export function fireMouse(target: Element, type: string, press: Press, shape: EventShape = {}): boolean {
  return target.dispatchEvent(new MouseEvent(type, mouseInit(press, shape)));
}

export function firePointer(target: Element, type: string, press: Press, shape: EventShape = {}): boolean {
  return target.dispatchEvent(
    new PointerEvent(type, {
      ...mouseInit(press, shape),
      pointerId: MOUSE_POINTER_ID,
      pointerType: 'mouse',
      isPrimary: true,
      width: 1,
      height: 1,
      pressure: shape.isDown === true ? 0.5 : 0,
    }),
  );
}

function chainOf(element: Element | undefined): Element[] {
  const chain: Element[] = [];
  for (let one = element; one !== undefined; one = composedParent(one).element) chain.push(one);
  return chain;
}

/** Whom the page gave the pointer to while the button is down. */
let capture: PointerCapture | undefined;

/** The press ends without a release, as when the browser takes over for a drag. */
export function cancelPress(target: Element, press: Press): void {
  firePointer(target, 'pointercancel', press);
  capture?.end();
  capture = undefined;
}

/** Moves the pointer onto an element: out and leave for what it was over, over and enter for what it is over now. */
export function moveOnto(target: Element, press: Press, isDown = false): void {
  const known = lastOver?.deref();
  const last = known?.isConnected === true ? known : undefined;
  const moving: Press = { ...press, button: 'left' };
  if (last !== target) {
    const from = chainOf(last);
    const onto = chainOf(target);
    if (last !== undefined) {
      firePointer(last, 'pointerout', moving, { relatedTarget: target, isDown });
      for (const one of from.filter((element) => !onto.includes(element))) {
        firePointer(one, 'pointerleave', moving, { bubbles: false, relatedTarget: target, isDown });
      }
      fireMouse(last, 'mouseout', moving, { relatedTarget: target, isDown });
      for (const one of from.filter((element) => !onto.includes(element))) {
        fireMouse(one, 'mouseleave', moving, { bubbles: false, relatedTarget: target, isDown });
      }
    }
    const relatedTarget = last ?? null;
    // Enter events come from the outermost inwards.
    const entered = onto.filter((element) => !from.includes(element)).toReversed();
    firePointer(target, 'pointerover', moving, { relatedTarget, isDown });
    for (const one of entered) firePointer(one, 'pointerenter', moving, { bubbles: false, relatedTarget, isDown });
    fireMouse(target, 'mouseover', moving, { relatedTarget, isDown });
    for (const one of entered) fireMouse(one, 'mouseenter', moving, { bubbles: false, relatedTarget, isDown });
    lastOver = new WeakRef(target);
  }
  const receiver = isDown ? (capture?.targetOf(target) ?? target) : target;
  firePointer(receiver, 'pointermove', moving, { isDown });
  fireMouse(receiver, 'mousemove', moving, { isDown });
}

/** Presses the button. Returns whether mouse events go on: `preventDefault` on pointerdown suppresses them. */
export function pressDown(target: Element, press: Press, detail: number): boolean {
  capture?.end();
  capture = watchCapture(target, MOUSE_POINTER_ID);
  const hasMouseEvents = firePointer(target, 'pointerdown', press, { isDown: true });
  if (hasMouseEvents && fireMouse(target, 'mousedown', press, { detail, isDown: true })) focusByPointer(target);
  return hasMouseEvents;
}

export function releaseUp(target: Element, press: Press, detail: number, hasMouseEvents: boolean): void {
  const receiver = capture?.targetOf(target) ?? target;
  firePointer(receiver, 'pointerup', press);
  if (hasMouseEvents) fireMouse(receiver, 'mouseup', press, { detail });
  capture?.end();
  capture = undefined;
}
