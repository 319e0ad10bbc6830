/**
 * Owns what is changed on a page while pictures of it are taken: private fields blacked out, the mark hidden, fixed
 * things hidden, the scroll position. Everything is put back by `endCapture`.
 */
import { containsComposed } from '../dom/composed-tree.ts';
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
  // What is printed holds its letters beneath the black, and leaves backgrounds out unless they are asked to stay.
  '-webkit-text-security': 'disc',
  'print-color-adjust': 'exact',
  transition: 'none',
};

let changes: Change[] = [];
let hidden = new WeakSet<Element>();
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
 * Says without a look at styles and labels that a field holds nothing to hide. A password field is looked at all the
 * same: it is remembered for the time when a switch shows it as text.
 */
function isEmptyText(element: Element): boolean {
  if (element instanceof HTMLInputElement) return element.type !== 'password' && element.value === '';
  return element instanceof HTMLTextAreaElement && element.value === '';
}

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
      if (isEmptyText(element) || !isPrivateField(element, pass) || rawValue(element) === '') continue;
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

/**
 * Hides what would be repeated on every tile of a picture stitched together, but not what holds `shown`. Returns whether
 * anything was hidden. Done again when the page was scrolled, because much becomes fixed or sticky only then.
 */
export function hideFixed(shown: Element | undefined): boolean {
  const before = changes.length;
  for (const root of treeRoots()) {
    for (const element of root.querySelectorAll('*')) {
      if (hidden.has(element) || !/fixed|sticky/.test(getComputedStyle(element).position)) continue;
      if (shown !== undefined && containsComposed(element, shown)) continue;
      hidden.add(element);
      set(element, 'transition', 'none');
      // Unlike visibility, no descendant can undo it.
      set(element, 'opacity', '0');
    }
  }
  return changes.length > before;
}

/** Puts everything back as it was. */
export function endCapture(): void {
  for (const { style, property, value, priority } of changes.toReversed()) {
    if (value === '') style.removeProperty(property);
    else style.setProperty(property, value, priority);
  }
  changes = [];
  hidden = new WeakSet();
  hideMark(false);
  if (scrollBefore !== undefined) scrollTo({ left: scrollBefore.x, top: scrollBefore.y, behavior: 'instant' });
  scrollBefore = undefined;
}
