/**
 * Whether a field, or a frame, is the first thing a person sees at its middle, or all over. A click goes through what is drawn over a field
 * without taking pointers; an eye does not, so that such covers count as well.
 */
import { scrollToElement, elementAt, middleOf, SPOTS, spotOf, type Point } from '../../act/hit-test.ts';
import { containsComposed } from '../../dom/composed-tree.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { ClickedThrough, hides } from './passed-through.ts';
import { scrollToSpot } from './scroll-to-spot.ts';

/** True for what floats over its field and shows it. */
function isOwnLabel(field: Element, over: Element, at: Point, pass: ReadingPass): boolean {
  return pass.labelsOf(field).some((label) => containsComposed(label, over)) && !hides(over, at, pass);
}

function isFree(field: Element, at: Point, pass: ReadingPass): boolean {
  const hit = elementAt(at);
  if (hit === undefined || containsComposed(field, hit)) return hit !== undefined;
  const root = field.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  const stack = root.elementsFromPoint(at.x, at.y);
  const over = stack.slice(0, Math.max(stack.indexOf(field), 0));
  return over.includes(hit) && over.every((one) => isOwnLabel(field, one, at, pass));
}

function isFreeOfAll(field: Element, at: Point, through: ClickedThrough): boolean {
  const pass = new ReadingPass();
  return through.isSeenAt(field, at, () => isFree(field, at, pass));
}

/** Scrolls the field into view. False as well where nothing is laid out, so that nobody could see it. */
export function isOnTop(field: Element): boolean {
  scrollToElement(field);
  return isFreeOfAll(field, middleOf(field), new ClickedThrough(document));
}

/** The same for every part of it. What a person would scroll to is scrolled to. */
export function isWhollyOnTop(element: Element, through: ClickedThrough): boolean {
  scrollToElement(element);
  return SPOTS.every((spot) => {
    if (isFreeOfAll(element, spotOf(element, spot), through)) return true;
    scrollToSpot(element, spot);
    return isFreeOfAll(element, spotOf(element, spot), through);
  });
}
