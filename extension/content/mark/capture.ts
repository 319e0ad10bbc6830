/**
 * Owns what is changed on a page while pictures of it are taken: private fields blacked out, the mark hidden, fixed
 * things hidden, the scroll position. Everything is put back by `endCapture`.
 */
import { composedChildren } from '../dom/composed-tree.ts';
import { isPrivateField } from '../private-fields.ts';
import { rawValue } from '../forms/read-value.ts';
import { hideMark } from './mark.ts';

interface Change {
  readonly style: CSSStyleDeclaration;
  readonly property: string;
  readonly value: string;
  readonly priority: string;
}

const BLACK: Readonly<Record<string, string>> = {
  color: '#000',
  background: '#000',
  '-webkit-text-fill-color': '#000',
  'text-shadow': 'none',
  'caret-color': '#000',
  transition: 'none',
};

let changes: Change[] = [];
let isCapturing = false;
let areFixedHidden = false;
let scrollBefore: { readonly x: number; readonly y: number } | undefined;

function set(element: Element, property: string, value: string): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
  const { style } = element;
  changes.push({
    style,
    property,
    value: style.getPropertyValue(property),
    priority: style.getPropertyPriority(property),
  });
  style.setProperty(property, value, 'important');
}

function* everyElement(root: Element): Generator<Element, void, undefined> {
  yield root;
  for (const child of Array.from(composedChildren(root))) if (child instanceof Element) yield* everyElement(child);
}

export function beginCapture(): void {
  hideMark(true);
  if (!isCapturing) scrollBefore = { x: scrollX, y: scrollY };
  isCapturing = true;
  // Done again for every tile: a page may have put in fields, or a framework their old styles.
  for (const element of everyElement(document.documentElement)) {
    if (!isPrivateField(element) || rawValue(element) === '') continue;
    if (element instanceof HTMLElement && element.style.getPropertyPriority('-webkit-text-fill-color') === 'important')
      continue;
    for (const [property, value] of Object.entries(BLACK)) set(element, property, value);
  }
}

/** Hides what would be repeated on every tile of a picture stitched together. */
export function hideFixed(): void {
  if (areFixedHidden) return;
  areFixedHidden = true;
  for (const element of everyElement(document.documentElement)) {
    if (/fixed|sticky/.test(getComputedStyle(element).position)) set(element, 'visibility', 'hidden');
  }
}

/** Puts everything back as it was. */
export function endCapture(): void {
  for (const { style, property, value, priority } of changes.toReversed()) {
    if (value === '') style.removeProperty(property);
    else style.setProperty(property, value, priority);
  }
  changes = [];
  areFixedHidden = false;
  hideMark(false);
  if (isCapturing && scrollBefore !== undefined)
    scrollTo({ left: scrollBefore.x, top: scrollBefore.y, behavior: 'instant' });
  isCapturing = false;
  scrollBefore = undefined;
}
