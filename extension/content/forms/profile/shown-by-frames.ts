/**
 * Whether the frames around a field show it, for what changed since they were asked. Parents of another origin are out of
 * reach here. Their elements belong to another realm, so that no class of this one tells what they are.
 */
import { SPOTS, spotOf, type Point, type Spot } from '../../act/hit-test.ts';
import { nameParentRealm } from '../../dom/parent-realm.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { hides } from './is-on-top.ts';

/** What is smaller than its layout by more than this, or larger, is drawn so that nobody reads it or sees all of it. */
const MIN_SCALE = 0.5;
const MAX_SCALE = 2;
const MIN_OPACITY = 0.1;

type Frame = HTMLElement;

const isPlainSize = (drawn: number, laidOut: number): boolean =>
  drawn >= laidOut * MIN_SCALE && drawn <= laidOut * MAX_SCALE;

function parentOf(element: Element): Element | null {
  const { assignedSlot, parentElement } = element;
  if (assignedSlot !== null || parentElement !== null) return assignedSlot ?? parentElement;
  return (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** False for a frame that is faint, cut to a shape or masked, itself or with what holds it, or drawn in another size. */
export function isPlainlyDrawn(frame: Frame): boolean {
  const { width, height } = frame.getBoundingClientRect();
  if (!isPlainSize(width, frame.offsetWidth) || !isPlainSize(height, frame.offsetHeight)) return false;
  // Where `zoom` counts for both sizes, it is told by itself.
  const { currentCSSZoom = 1 } = frame as { readonly currentCSSZoom?: number };
  if (!isPlainSize(currentCSSZoom, 1)) return false;
  let opacity = 1;
  for (let at: Element | null = frame; at !== null; at = parentOf(at)) {
    const style = getComputedStyle(at);
    const boxMask = style.getPropertyValue('-webkit-mask-box-image-source');
    if ([style.clipPath, style.maskImage, boxMask].some((shape) => shape !== '' && shape !== 'none')) return false;
    const [, filtered = '1'] = /opacity\(([\d.e-]+)\)/.exec(style.filter) ?? [];
    opacity *= Number(style.opacity) * Number(filtered);
  }
  return opacity >= MIN_OPACITY;
}

/** Something drawn over the frame that a click would go through. */
function isCovered(root: Document | ShadowRoot, frame: Frame, { x, y }: Point): boolean {
  return [...root.querySelectorAll('*')].some((element) => {
    if (element.contains(frame)) return false;
    const box = element.getBoundingClientRect();
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
    return getComputedStyle(element).pointerEvents === 'none' && hides(element, { x, y }, new ReadingPass());
  });
}

function isShownAt(field: Element, frames: readonly Frame[], spot: Spot): boolean {
  let at = spotOf(field, spot);
  return frames.every((frame) => {
    const box = frame.getBoundingClientRect();
    const scaleX = box.width / frame.offsetWidth;
    const scaleY = box.height / frame.offsetHeight;
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    at = {
      x: box.left + (frame.clientLeft + Number.parseFloat(paddingLeft) + at.x) * scaleX,
      y: box.top + (frame.clientTop + Number.parseFloat(paddingTop) + at.y) * scaleY,
    };
    const root = frame.getRootNode() as Document | ShadowRoot;
    return root.elementFromPoint(at.x, at.y) === frame && !isCovered(root, frame, at);
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
  const isShown = () => SPOTS.every((spot) => isShownAt(field, frames, spot));
  if (frames.length === 0 || isShown()) return true;
  field.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return isShown();
}
