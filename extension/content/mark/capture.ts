/**
 * Owns what is changed on a page while pictures of it are taken: private fields blacked out, the mark hidden, fixed
 * things hidden, the scroll position. Everything is put back by `endCapture`.
 */
import { ReadingPass } from '../dom/reading-pass.ts';
import { treeRoots } from '../dom/tree-roots.ts';
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

/** What can hold something private at all. */
const FIELDS = 'input, textarea, select, [contenteditable], [contenteditable] *';

/**
 * Blacks out what is private and hides the mark. Returns whether the page now looks different.
 * Done again for every tile: a page may have put in fields, or a framework their old styles.
 */
export function beginCapture(): boolean {
  const hidMark = hideMark(true);
  const before = changes.length;
  const pass = new ReadingPass();
  const selector = document.designMode === 'on' ? '*' : FIELDS;
  for (const root of treeRoots()) {
    for (const element of root.querySelectorAll(selector)) {
      if (!isPrivateField(element, pass) || rawValue(element) === '') continue;
      if (
        element instanceof HTMLElement &&
        element.style.getPropertyPriority('-webkit-text-fill-color') === 'important'
      )
        continue;
      for (const [property, value] of Object.entries(BLACK)) set(element, property, value);
    }
  }
  return hidMark || changes.length > before;
}

/** To be called before the page is scrolled for a picture. */
export function keepScroll(): void {
  scrollBefore ??= { x: scrollX, y: scrollY };
}

/** Hides what would be repeated on every tile of a picture stitched together. */
export function hideFixed(): void {
  if (areFixedHidden) return;
  areFixedHidden = true;
  for (const root of treeRoots()) {
    for (const element of root.querySelectorAll('*')) {
      if (/fixed|sticky/.test(getComputedStyle(element).position)) set(element, 'visibility', 'hidden');
    }
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
  if (scrollBefore !== undefined) scrollTo({ left: scrollBefore.x, top: scrollBefore.y, behavior: 'instant' });
  scrollBefore = undefined;
}
