/**
 * What a click goes through and an eye does not: boxes that are painted without taking pointers. Elements may be of a
 * parent's document, whose classes are others.
 */
import type { Point } from '../../act/hit-test.ts';
import { closestComposed, composedParent, containsComposed } from '../../dom/composed-tree.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { treeRoots } from '../../dom/tree-roots.ts';

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
    return own.content !== 'none' && own.content !== 'normal' && own.opacity !== '0' && paintsBox(own);
  });
}

/** What lies above the page is drawn by itself, however clear the elements are that hold it. */
const OWN_LAYER = ':popover-open, dialog:modal, :fullscreen';

/** Nothing of it is left at 0; of many layers that are nearly clear something is. */
function isWhollyClear(element: Element, pass: ReadingPass): boolean {
  for (let at: Element | undefined = element; at !== undefined; at = composedParent(at).element) {
    if (pass.style(at).opacity === '0') return true;
    if (at.matches(OWN_LAYER)) return false;
  }
  return false;
}

type Styled = Element & ElementCSSInlineStyle;

const takesNoPointers = (style: CSSStyleDeclaration): boolean =>
  style.pointerEvents === 'none' || style.getPropertyValue('interactivity') === 'inert';

function isAt(element: Element, at: Point): boolean {
  const box = element.getBoundingClientRect();
  return at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom;
}

/** False for what no style brings before the pointer, so that nobody can tell whether it lies over or under. */
function canTakePointers(element: Element, target: Element): element is Styled {
  // An element of XML has no style of its own.
  if ((element as Partial<Styled>).style === undefined) return false;
  const dialog = closestComposed(target, (one) => one.matches('dialog:modal'));
  if (dialog === undefined || containsComposed(dialog, element)) return true;
  return closestComposed(element, (one) => one.matches(':popover-open')) === undefined;
}

/** Asks with these elements in the way of the pointer. Synchronous, so that nothing is drawn meanwhile. */
function withPointers(elements: readonly Styled[], ask: () => boolean): boolean {
  const inert = elements.flatMap((element) => inertAround(element));
  const before = [
    ...elements.map((element) => ({ element, name: 'style', own: element.getAttribute('style') })),
    ...inert.map((element) => ({ element, name: 'inert', own: element.getAttribute('inert') })),
  ];
  try {
    for (const element of inert) element.removeAttribute('inert');
    for (const { style } of elements) {
      // Else the change itself may take its time.
      style.setProperty('transition', 'none', 'important');
      style.setProperty('pointer-events', 'auto', 'important');
      style.setProperty('interactivity', 'auto', 'important');
    }
    // A rule of a shadow tree can outdo what is said here: nobody can tell then what lies over what.
    return !elements.some((element) => takesNoPointers(getComputedStyle(element))) && ask();
  } finally {
    for (const { element, name, own } of before) {
      if (own === null) element.removeAttribute(name);
      else element.setAttribute(name, own);
    }
  }
}

function inertAround(element: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | undefined = element; at !== undefined; at = composedParent(at).element)
    if (at.hasAttribute('inert')) found.push(at);
  return found;
}

interface Known {
  readonly elements: readonly Element[];
  /** Popovers with a backdrop that is painted: it lies over all of the page, and clicks always go through it. */
  readonly veiling: readonly Element[];
  readonly hasDialog: boolean;
}

/** What a click goes through in a document, for all points that one task asks about. */
export class ClickedThrough {
  readonly #page: Document;
  #known: Known | undefined;
  readonly #isThrough = new Map<Element, boolean>();

  constructor(page: Document) {
    this.#page = page;
  }

  /**
   * True when a person sees the target at that point. `isHit` asks whether the pointer meets it there, and is asked
   * again with all that is painted there, and that it goes through, in its way.
   */
  isSeenAt(target: Element, at: Point, isHit: () => boolean): boolean {
    if (!isHit()) return false;
    const { elements, veiling } = this.#read();
    if (!veiling.every((popover) => containsComposed(popover, target))) return false;
    const pass = new ReadingPass();
    const painted = elements.filter(
      (element) =>
        isAt(element, at) &&
        this.#letsThrough(element) &&
        hides(element, at, pass) &&
        !isWhollyClear(element, pass) &&
        !containsComposed(target, element),
    );
    if (painted.length === 0) return true;
    return painted.every((element) => canTakePointers(element, target)) && withPointers(painted, isHit);
  }

  #read(): Known {
    if (this.#known !== undefined) return this.#known;
    const roots = treeRoots(this.#page);
    const all = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    this.#known = {
      elements: all('*'),
      veiling: all(':popover-open').filter((popover) => paintsBox(getComputedStyle(popover, '::backdrop'))),
      hasDialog: all('dialog:modal').length > 0,
    };
    return this.#known;
  }

  /** What is inert lets clicks through, whatever its style says, and a modal dialog makes popovers so that are above it. */
  #letsThrough(element: Element): boolean {
    const known = this.#isThrough.get(element);
    if (known !== undefined) return known;
    const { hasDialog } = this.#read();
    const isInert = (one: Element) => one.hasAttribute('inert') || (hasDialog && one.matches(':popover-open'));
    const lets = takesNoPointers(getComputedStyle(element)) || closestComposed(element, isInert) !== undefined;
    this.#isThrough.set(element, lets);
    return lets;
  }
}
