/** Drops files on an element as if they were dragged from the desktop. */
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { closestComposed } from '../../dom/composed-tree.ts';
import { newPageDataTransfer } from '../../dom/page-data-transfer.ts';
import { sayElement } from '../actionable.ts';
import { elementAt, type Point } from '../hit-test.ts';
import { pause } from '../pause.ts';

/** Pages show their drop zone when files come over them, sometimes over everything else. */
const SHOWN_MS = 40;
const ROUNDS = 4;

function fire(target: Element, type: string, point: Point, dataTransfer: DataTransfer): boolean {
  return target.dispatchEvent(
    new DragEvent(type, {
      bubbles: true,
      cancelable: type !== 'dragleave',
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

/** Throws `page.takes_no_drop` when nothing there takes files. */
export async function dropFiles(
  target: Element,
  hit: Element,
  point: Point,
  files: readonly File[],
  signal: AbortSignal,
): Promise<void> {
  const data = newPageDataTransfer();
  for (const file of files) data.items.add(file);
  data.effectAllowed = 'copy';
  let over: Element | undefined;
  let isTaken = false;
  for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) {
    const next = under(target, hit, point);
    if (next !== over) {
      fire(next, 'dragenter', point, data);
      if (over?.isConnected === true) fire(over, 'dragleave', point, data);
      over = next;
    }
    isTaken = !fire(next, 'dragover', point, data);
    await pause(SHOWN_MS, signal);
    if (isTaken && under(target, hit, point) === over) break;
  }
  if (over !== undefined && isTaken) {
    fire(over, 'drop', point, data);
    return;
  }
  if (over?.isConnected === true) fire(over, 'dragleave', point, data);
  throw new ArqError(
    'page.takes_no_drop',
    `The ${sayElement(target)} takes no files. Drop them on what says so, or use page_upload_file on the file field.`,
  );
}

/** What a pointer is over by now: the element, what is in it, or what the page has laid over it for the drop. */
function under(target: Element, hit: Element, point: Point): Element {
  const found = elementAt(point);
  if (found === undefined) return hit.isConnected ? hit : target;
  const isInside = closestComposed(found, (one) => one === target) !== undefined;
  const isOverlay = getComputedStyle(found).pointerEvents !== 'none';
  return isInside || isOverlay ? found : target;
}
