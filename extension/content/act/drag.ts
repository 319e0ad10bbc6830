/** Dragging: pointer and mouse moves for scripts that listen to those, HTML drag events for what is `draggable`. */
import { closestComposed } from '../dom/composed-tree.ts';
import { elementAt, type Point } from './hit-test.ts';
import { pause } from './pause.ts';
import { firePointer, moveOnto, pressDown, releaseUp, type Press } from './pointer.ts';

/** Sortable lists react to the way, not only to its end. */
const STEPS = 8;
const STEP_MS = 8;

function fireDrag(target: Element, type: string, point: Point, dataTransfer: DataTransfer): boolean {
  return target.dispatchEvent(
    new DragEvent(type, {
      bubbles: true,
      cancelable: type !== 'dragend' && type !== 'dragleave',
      composed: true,
      view: window,
      clientX: point.x,
      clientY: point.y,
      screenX: point.x + screenX,
      screenY: point.y + screenY,
      dataTransfer,
    }),
  );
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function draggableAround(element: Element): HTMLElement | undefined {
  const found = closestComposed(element, (one) => one instanceof HTMLElement && one.draggable);
  return found instanceof HTMLElement ? found : undefined;
}

interface Route {
  readonly source: Element;
  readonly from: Point;
  readonly target: Element;
  /** Asked anew when the pointer arrives: a list may have made room. */
  readonly to: () => Point;
}

async function dragByPointer({ source, from, target, to }: Route, signal: AbortSignal): Promise<void> {
  let over = source;
  for (let step = 1; step <= STEPS && !signal.aborted; step += 1) {
    const point = between(from, to(), step / STEPS);
    over = elementAt(point) ?? target;
    moveOnto(over, { point, button: 'left', modifiers: [] }, true);
    await pause(STEP_MS, signal);
  }
  releaseUp(over, { point: to(), button: 'left', modifiers: [] }, 1, true);
}

/** HTML drag and drop. During it the browser sends no pointer events. */
async function dragByTransfer(dragged: Element, { from, target, to }: Route, signal: AbortSignal): Promise<void> {
  const data = new DataTransfer();
  const start: Press = { point: from, button: 'left', modifiers: [] };
  if (!fireDrag(dragged, 'dragstart', from, data)) return;
  firePointer(dragged, 'pointercancel', start);
  let over: Element | undefined;
  let accepts = false;
  for (let step = 1; step <= STEPS && !signal.aborted; step += 1) {
    const point = step === STEPS ? to() : between(from, to(), step / STEPS);
    const next = step === STEPS ? deepestAt(target, point) : (elementAt(point) ?? target);
    fireDrag(dragged, 'drag', point, data);
    if (next !== over) {
      fireDrag(next, 'dragenter', point, data);
      if (over !== undefined) fireDrag(over, 'dragleave', point, data);
      over = next;
    }
    accepts = !fireDrag(next, 'dragover', point, data);
    await pause(STEP_MS, signal);
  }
  const end = to();
  if (over !== undefined) fireDrag(over, accepts ? 'drop' : 'dragleave', end, data);
  if (dragged.isConnected) fireDrag(dragged, 'dragend', end, data);
}

function deepestAt(target: Element, point: Point): Element {
  const hit = elementAt(point);
  return hit !== undefined && closestComposed(hit, (one) => one === target) !== undefined ? hit : target;
}

/** Drags from a point of `source` to where `target` is when the pointer gets there. */
export async function dragAlong(route: Route, signal: AbortSignal): Promise<void> {
  const press: Press = { point: route.from, button: 'left', modifiers: [] };
  moveOnto(route.source, press);
  pressDown(route.source, press, 1);
  const dragged = draggableAround(route.source);
  if (dragged !== undefined) await dragByTransfer(dragged, route, signal);
  else await dragByPointer(route, signal);
}
