import { composedParent, shadowRootOf } from './composed-tree.ts';
import { isOffPage } from './off-page.ts';
import { ReadingPass } from './reading-pass.ts';

/** True for the content of a closed `<details>`, which is rendered nowhere but keeps its computed display. */
function isFolded(element: Element, parent: Element): boolean {
  if (parent.localName !== 'details' || parent.hasAttribute('open')) return false;
  return parent.querySelector(':scope > summary') !== element;
}

function hidesContent(parent: Element, element: Element, pass: ReadingPass): boolean {
  return isFolded(element, parent) || pass.hidesContent(parent);
}

/** True when the element's whole subtree is cut off here, whatever its descendants say. */
function cutsOffSubtree(element: Element, pass: ReadingPass): boolean {
  if (element.hasAttributes()) {
    if (element.getAttribute('aria-hidden')?.toLowerCase() === 'true') return true;
    if (element.hasAttribute('inert')) return true;
  }
  // The UA style sheet gives `<area>` no box, yet it is a link of its image.
  if (element.localName === 'area') return false;
  const { display } = pass.style(element);
  return display === 'none' || display === '';
}

function isSubtreeHidden(element: Element, pass: ReadingPass): boolean {
  const known = pass.hidden.get(element);
  if (known !== undefined) return known;
  const parent = composedParent(element);
  const hidden =
    !parent.isRendered ||
    cutsOffSubtree(element, pass) ||
    (parent.element !== undefined &&
      (hidesContent(parent.element, element, pass) || isSubtreeHidden(parent.element, pass)));
  pass.hidden.set(element, hidden);
  return hidden;
}

/**
 * True when assistive technology is not told of the element: not rendered, `visibility` other than visible,
 * `aria-hidden`, `inert`, in a closed `<details>` or slotted nowhere. A descendant of an element that is hidden by
 * `visibility` alone may be visible again.
 */
export function isHiddenFromAccessibility(element: Element, pass: ReadingPass = new ReadingPass()): boolean {
  if (isSubtreeHidden(element, pass)) return true;
  return element.localName !== 'area' && pass.style(element).visibility !== 'visible';
}

/** True when nothing below the element can be seen either, so that a walk may stop here. */
export function isSubtreeHiddenFromAccessibility(element: Element, pass: ReadingPass): boolean {
  return isSubtreeHidden(element, pass);
}

/**
 * The same for a walk that comes from above, child by rendered child: only what the element adds is looked at.
 * `parent` is its rendered parent, which is not hidden.
 */
export function isCutOffBelow(parent: Element | undefined, element: Element, pass: ReadingPass): boolean {
  let hidden = pass.hidden.get(element);
  if (hidden === undefined) {
    hidden = cutsOffSubtree(element, pass) || (parent !== undefined && hidesContent(parent, element, pass));
    pass.hidden.set(element, hidden);
  }
  return hidden;
}

const PLAIN = { opacityProperty: true, visibilityProperty: true };

/**
 * True when one question to the browser settles that the element is rendered, not hidden and nowhere transparent, for a
 * walk that comes from above. False settles nothing.
 */
export function isPlainlyVisible(parent: Element | undefined, element: Element, pass: ReadingPass): boolean {
  if (!element.checkVisibility(PLAIN)) return false;
  if (element.hasAttributes() && (element.hasAttribute('inert') || element.hasAttribute('aria-hidden'))) return false;
  if (parent !== undefined && isFolded(element, parent)) return false;
  pass.hidden.set(element, false);
  return true;
}

/** True when the element itself is not rendered, whatever stands around it: for walks that come from above. */
export function isHiddenFromSight(element: Element, pass: ReadingPass): boolean {
  const { element: parent, isRendered } = composedParent(element);
  if (!isRendered || pass.style(element).display === 'none') return true;
  return parent !== undefined && hidesContent(parent, element, pass);
}

/** A box this small shows nothing: the usual trick for text that only screen readers get is one pixel wide. */
const MIN_VISIBLE_PX = 2;

function hasVisibleBox(element: Element, pass: ReadingPass): boolean {
  for (const box of element.getClientRects()) {
    if (box.width < MIN_VISIBLE_PX || box.height < MIN_VISIBLE_PX) continue;
    if (!isOffPage(element, box, pass)) return true;
  }
  return false;
}

/** Opacity does not inherit, so every ancestor counts. */
function isTransparent(element: Element, pass: ReadingPass): boolean {
  let current: Element | undefined = element;
  while (current !== undefined) {
    if (Number(pass.style(current).opacity) === 0) return true;
    current = composedParent(current).element;
  }
  return false;
}

/**
 * True when a person could see the element after scrolling to it: it or something in it has a box, is not hidden,
 * not fully transparent and not shrunk to nothing. Covering by other elements is not looked at.
 */
export function isVisible(element: Element, pass: ReadingPass = new ReadingPass()): boolean {
  if (isSubtreeHiddenFromSight(element, pass)) return false;
  const style = pass.style(element);
  if (style.display === 'contents' || style.visibility !== 'visible') return hasVisibleContent(element, pass);
  return (hasVisibleBox(element, pass) || hasVisibleContent(element, pass)) && !isTransparent(element, pass);
}

function isSubtreeHiddenFromSight(element: Element, pass: ReadingPass): boolean {
  let current: Element | undefined = element;
  while (current !== undefined) {
    if (isHiddenFromSight(current, pass)) return true;
    current = composedParent(current).element;
  }
  return false;
}

function hasVisibleContent(element: Element, pass: ReadingPass): boolean {
  const root = shadowRootOf(element) ?? element;
  for (const child of root.children) {
    const style = pass.style(child);
    if (style.display === 'none' || Number(style.opacity) === 0) continue;
    if (style.visibility === 'visible' && hasVisibleBox(child, pass)) return true;
    if (hasVisibleContent(child, pass)) return true;
  }
  return false;
}
