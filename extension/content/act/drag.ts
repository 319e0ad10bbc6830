/** Dragging: pointer and mouse moves for scripts that listen to those, HTML drag events for what is `draggable`. */
import { closestComposed } from '../dom/composed-tree.ts';
import { newPageDataTransfer } from '../dom/page-data-transfer.ts';
import { elementAt, type Point } from './hit-test.ts';
import { pause } from './pause.ts';
import { cancelPress, moveOnto, pressDown, releaseUp, type Press } from './pointer.ts';

/** Sortable lists react to the way, not only to its end. */
const STEPS = 8;
const STEP_MS = 8;
/** A person holds still before letting go; some lists look only so often where the pointer is. */
const DWELL_MS = 120;
/** Pages begin a drag or look around by timers, which a hidden tab gets once a second. */
const HIDDEN_TIMER_MS = 1100;

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

/** What the browser itself would begin to drag there: `draggable`, a link, a picture. */
export function draggableAround(element: Element): HTMLElement | undefined {
  const found = closestComposed(element, (one) => one instanceof HTMLElement && one.draggable);
  return found instanceof HTMLElement ? found : undefined;
}

interface Route {
  readonly source: Element;
  readonly from: Point;
  readonly target: Element;
  /** Asked when the drag begins: a list that makes room moves the target away from where it was seen. */
  readonly to: () => Point;
}

/** The page's own timers of up to `ms` have run afterwards. */
function dwell(ms: number, signal: AbortSignal): Promise<void> {
  return pause(document.hidden ? HIDDEN_TIMER_MS : ms, signal);
}

async function dragByPointer({ source, from, target, to }: Route, signal: AbortSignal): Promise<void> {
  const end = to();
  let over = source;
  const move = (point: Point) => {
    over = elementAt(point) ?? target;
    moveOnto(over, { point, button: 'left', modifiers: [] }, true);
  };
  for (let step = 1; step <= STEPS && !signal.aborted; step += 1) {
    move(between(from, end, step / STEPS));
    // What the first moves begin must be there for the others.
    await (step === 2 ? dwell(STEP_MS, signal) : pause(STEP_MS, signal));
  }
  await dwell(DWELL_MS, signal);
  move(end);
  await pause(STEP_MS, signal);
  releaseUp(elementAt(end) ?? over, { point: end, button: 'left', modifiers: [] }, 1, true);
}

/** HTML drag and drop. During it the browser sends no pointer events. */
async function dragByTransfer(dragged: Element, { from, target, to }: Route, signal: AbortSignal): Promise<void> {
  const data = newPageDataTransfer();
  const start: Press = { point: from, button: 'left', modifiers: [] };
  const end = to();
  if (!fireDrag(dragged, 'dragstart', from, data)) return cancelPress(dragged, start);
  cancelPress(dragged, start);
  await dwell(STEP_MS, signal);
  let over: Element | undefined;
  let accepts = false;
  for (let step = 1; step <= STEPS && !signal.aborted; step += 1) {
    const point = between(from, end, step / STEPS);
    const next = step === STEPS ? deepestAt(target, point, dragged) : (elementAt(point) ?? target);
    fireDrag(dragged, 'drag', point, data);
    if (next !== over) {
      fireDrag(next, 'dragenter', point, data);
      if (over !== undefined) fireDrag(over, 'dragleave', point, data);
      over = next;
    }
    accepts = !fireDrag(next, 'dragover', point, data);
    await pause(STEP_MS, signal);
  }
  if (over !== undefined) fireDrag(over, accepts ? 'drop' : 'dragleave', end, data);
  if (dragged.isConnected) fireDrag(dragged, 'dragend', end, data);
}

/** What the drop is for: the target, or the dragged thing itself where a list has put it there already. */
function deepestAt(target: Element, point: Point, dragged: Element): Element {
  const hit = elementAt(point);
  const isMeant = hit !== undefined && closestComposed(hit, (one) => one === target || one === dragged) !== undefined;
  return isMeant ? hit : target;
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
