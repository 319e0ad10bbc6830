/**
 * What a click goes through and an eye does not: boxes that are painted without taking pointers. Elements may be of a
 * parent's document, whose classes are others.
 */
import type { Point } from '../../act/hit-test.ts';
import { containsComposed, shadowRootOf } from '../../dom/composed-tree.ts';
import type { ReadingPass } from '../../dom/reading-pass.ts';

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

type Styled = Element & ElementCSSInlineStyle;

function* elementsIn(root: Document | ShadowRoot): Generator<Element, void, undefined> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    const inner = shadowRootOf(element);
    if (inner !== null) yield* elementsIn(inner);
  }
}

/** What a click goes through, wherever it is and whether it is painted or not. For all points that one task asks about. */
export function clickedThrough(page: Document): Element[] {
  return [...elementsIn(page)].filter((element) => getComputedStyle(element).pointerEvents === 'none');
}

/** Which of these are painted at the point, the target and what holds it left out. */
export function paintedAt(through: readonly Element[], target: Element, at: Point, pass: ReadingPass): Element[] {
  return through.filter((element) => {
    const box = element.getBoundingClientRect();
    if (at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom) return false;
    return hides(element, at, pass) && !containsComposed(element, target) && !containsComposed(target, element);
  });
}

const canBeStyled = (element: Element): element is Styled => (element as Partial<Styled>).style !== undefined;

/** Asks with these elements in the way of the pointer. Synchronous, so that nothing is drawn meanwhile. */
function withPointers<Result>(elements: readonly Styled[], ask: () => Result): Result {
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

/** `isFree` asks what the pointer meets. False when that is another thing once these take pointers, too. */
export function isFreeOf(painted: readonly Element[], isFree: () => boolean): boolean {
  // Of what cannot be styled (an element of XML) nobody can tell whether it lies over or under.
  return painted.every(canBeStyled) && (painted.length === 0 || withPointers(painted, isFree));
}
