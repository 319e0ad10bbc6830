/**
 * Whether the frames around a field show it, for what changed since they were asked. Parents of another origin are out of
 * reach here. Their elements belong to another realm, so that no class of this one tells what they are.
 */
import { elementAt, SPOTS, spotOf, type Spot } from '../../act/hit-test.ts';
import { composedParent } from '../../dom/composed-tree.ts';
import { nameParentRealm } from '../../dom/parent-realm.ts';
import { opacityOf } from '../opacity-of.ts';
import { ClickedThrough } from './passed-through.ts';

/** What is smaller than its layout by more than this, or larger, is drawn so that nobody reads it or sees all of it. */
const MIN_SCALE = 0.5;
const MAX_SCALE = 2;
const MIN_OPACITY = 0.1;

type Frame = HTMLElement;

const isPlainSize = (drawn: number, laidOut: number): boolean =>
  drawn >= laidOut * MIN_SCALE && drawn <= laidOut * MAX_SCALE;

/** False for a frame that is faint, cut to a shape or masked, itself or with what holds it, or drawn in another size. */
export function isPlainlyDrawn(frame: Frame): boolean {
  const { width, height } = frame.getBoundingClientRect();
  if (!isPlainSize(width, frame.offsetWidth) || !isPlainSize(height, frame.offsetHeight)) return false;
  // Where `zoom` counts for both sizes, it is told by itself.
  const { currentCSSZoom = 1 } = frame as { readonly currentCSSZoom?: number };
  if (!isPlainSize(currentCSSZoom, 1)) return false;
  let opacity = 1;
  for (let at: Element | undefined = frame; at !== undefined; at = composedParent(at).element) {
    const style = getComputedStyle(at);
    if (style.clipPath !== 'none') return false;
    opacity *= opacityOf(style);
  }
  return opacity >= MIN_OPACITY;
}

interface Around {
  readonly frame: Frame;
  /** What a click goes through in the document that holds it. */
  readonly through: ClickedThrough;
}

function isShownAt(field: Element, frames: readonly Around[], spot: Spot): boolean {
  let at = spotOf(field, spot);
  return frames.every(({ frame, through }) => {
    const box = frame.getBoundingClientRect();
    const scaleX = box.width / frame.offsetWidth;
    const scaleY = box.height / frame.offsetHeight;
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    at = {
      x: box.left + (frame.clientLeft + Number.parseFloat(paddingLeft) + at.x) * scaleX,
      y: box.top + (frame.clientTop + Number.parseFloat(paddingTop) + at.y) * scaleY,
    };
    const point = at;
    return through.isSeenAt(frame, point, () => elementAt(point, frame.ownerDocument) === frame);
  });
}

/** The frames around this document, the nearest first, as far as they are of its origin. */
function framesAround(): Frame[] {
  const frames: Frame[] = [];
  for (let view: Window = window; view !== view.parent;) {
    const frame = view.frameElement;
    if (frame === null) break;
    view = view.parent;
    nameParentRealm(view);
    frames.push(frame as Frame);
  }
  return frames;
}

/** Scrolls to the field where a frame has it out of view. */
export function isShownByFrames(field: Element): boolean {
  const frames = framesAround();
  if (!frames.every((frame) => isPlainlyDrawn(frame))) return false;
  const around = frames.map((frame) => ({ frame, through: new ClickedThrough(frame.ownerDocument) }));
  const isShown = () => SPOTS.every((spot) => isShownAt(field, around, spot));
  if (frames.length === 0 || isShown()) return true;
  field.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return isShown();
}
