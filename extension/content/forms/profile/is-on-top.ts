/**
 * Whether a field, or a frame, is the first thing a person sees at its middle, or all over. A click goes through what is drawn over a field
 * without taking pointers; an eye does not, so that such covers count as well.
 */
import { scrollToElement, elementAt, middleOf, SPOTS, spotOf, type Point } from '../../act/hit-test.ts';
import { containsComposed, shadowRootOf } from '../../dom/composed-tree.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { scrollToSpot } from './scroll-to-spot.ts';

const DRAWN_BY_THEMSELVES = /^(?:img|svg|canvas|video|iframe|embed|object|picture)$/;

const isClear = (color: string): boolean =>
  color === 'transparent' || /^rgba\(.*,\s*0(?:\.0\d*)?\)$|\/\s*0(?:\.0\d*)?%?\)$/.test(color);

function paintsBox(style: CSSStyleDeclaration): boolean {
  if (!isClear(style.backgroundColor) || style.backgroundImage !== 'none') return true;
  return style.boxShadow.includes('inset') || (style.backdropFilter ?? 'none') !== 'none';
}

/** A box without content can be all border. */
function isInBorder(element: Element, style: CSSStyleDeclaration, { x, y }: Point): boolean {
  const box = element.getBoundingClientRect();
  const width = (side: string) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0;
  return (
    x < box.left + width('left') ||
    x > box.right - width('right') ||
    y < box.top + width('top') ||
    y > box.bottom - width('bottom')
  );
}

/** True when the element hides what lies under it at that point. Text is not looked at: labels float over their fields. */
export function hides(element: Element, at: Point, pass: ReadingPass): boolean {
  const style = pass.style(element);
  if (style.visibility !== 'visible') return false;
  if (DRAWN_BY_THEMSELVES.test(element.localName) || paintsBox(style) || isInBorder(element, style, at)) return true;
  return ['::before', '::after'].some((part) => {
    const own = getComputedStyle(element, part);
    return own.content !== 'none' && own.content !== 'normal' && paintsBox(own);
  });
}

/** What is drawn at the point and lets pointers through, the field and what holds it left out. */
function passedThrough(root: Document | ShadowRoot, field: Element, at: Point, pass: ReadingPass): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of root.querySelectorAll('*')) {
    const shadow = shadowRootOf(element);
    if (shadow !== null) found.push(...passedThrough(shadow, field, at, pass));
    const box = element.getBoundingClientRect();
    if (at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom) continue;
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) continue;
    if (pass.style(element).pointerEvents !== 'none' || !hides(element, at, pass)) continue;
    if (!containsComposed(element, field) && !containsComposed(field, element)) found.push(element as HTMLElement);
  }
  return found;
}

/** Asks with these elements in the way of the pointer. Synchronous, so that nothing is drawn and no script runs. */
function withPointers<Result>(elements: readonly HTMLElement[], ask: () => Result): Result {
  const before = elements.map((element) => element.getAttribute('style'));
  try {
    for (const { style } of elements) style.setProperty('pointer-events', 'auto', 'important');
    return ask();
  } finally {
    for (const [index, element] of elements.entries()) {
      const own = before[index] ?? null;
      if (own === null) element.removeAttribute('style');
      else element.setAttribute('style', own);
    }
  }
}

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

function isFreeOfAll(field: Element, at: Point): boolean {
  const pass = new ReadingPass();
  if (!isFree(field, at, pass)) return false;
  const covers = passedThrough(document, field, at, pass);
  return covers.length === 0 || withPointers(covers, () => isFree(field, at, pass));
}

/** Scrolls the field into view. False as well where nothing is laid out, so that nobody could see it. */
export function isOnTop(field: Element): boolean {
  scrollToElement(field);
  return isFreeOfAll(field, middleOf(field));
}

/** The same for every part of it. What a person would scroll to is scrolled to. */
export function isWhollyOnTop(element: Element): boolean {
  scrollToElement(element);
  return SPOTS.every((spot) => {
    if (isFreeOfAll(element, spotOf(element, spot))) return true;
    scrollToSpot(element, spot);
    return isFreeOfAll(element, spotOf(element, spot));
  });
}
