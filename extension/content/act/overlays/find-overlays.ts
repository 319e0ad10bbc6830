/** What lies over the page: dialogs, and what stays on the screen while the page scrolls and is more than a header. */
import { nameOf } from '../../accessibility/name.ts';
import { roleOf } from '../../accessibility/role.ts';
import { closestComposed, shadowRootOf } from '../../dom/composed-tree.ts';
import { isVisible } from '../../dom/visibility.ts';
import { isArqMark } from '../../mark/mark-element.ts';
import { elementAt } from '../hit-test.ts';
import { closes, isAboutConsent } from './overlay-words.ts';

export interface Overlay {
  readonly element: Element;
  readonly text: string;
  readonly isConsent: boolean;
}

/** Points of the screen that are looked at, across and down. */
const ACROSS = 7;
const DOWN = 9;
/** From this part of the screen on, what stays on it is in the way. */
const IN_THE_WAY = 0.25;
/** A frame with more to say is a page of its own. */
const MAX_FRAME_CHARS = 6_000;
const MAX_TEXT = 4_000;
const DIALOGS = 'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
const PARTS_OF_PAGE = /^(?:banner|navigation|main|search|toolbar|menubar|tablist)$/;

export function textOf(element: Element): string {
  const shadow = shadowRootOf(element);
  const own = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  const inner = [...(shadow?.children ?? [])].map((child) => (child instanceof HTMLElement ? child.innerText : ''));
  return [own, ...inner].join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
}

const PRESSED = 'button, a, input[type="button"], input[type="submit"], [role="button"], [role="link"], [aria-label]';

/** Visible controls in it, through shadow roots. */
export function controlsIn(element: Element): { readonly element: Element; readonly label: string }[] {
  const found: Element[] = [];
  const look = (root: ParentNode) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.matches(PRESSED)) found.push(one);
      const inner = shadowRootOf(one);
      if (inner !== null) look(inner);
    }
  };
  const own = shadowRootOf(element);
  if (own !== null) look(own);
  look(element);
  return found
    .filter((one) => isVisible(one))
    .map((one) => ({ element: one, label: nameOf(one) || (one.textContent ?? '').trim() }));
}

const staysOnScreen = (element: Element) => /^(?:fixed|sticky)$/.test(getComputedStyle(element).position);

/** The outermost ancestor that is a dialog or stays on the screen. */
function holderOf(hit: Element): Element | undefined {
  let holder: Element | undefined;
  closestComposed(hit, (one) => {
    if (one === document.body || one === document.documentElement) return true;
    if (one.matches(DIALOGS) || staysOnScreen(one)) holder = one;
    return false;
  });
  return holder;
}

function partOfScreen(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return innerWidth === 0 || innerHeight === 0 ? 0 : (width * height) / (innerWidth * innerHeight);
}

function asOverlay(element: Element): Overlay | undefined {
  if (isArqMark(element) || !isVisible(element)) return undefined;
  const text = textOf(element);
  const isConsent = isAboutConsent(text);
  const isDialog = element.matches(DIALOGS) || element.querySelector(DIALOGS) !== null;
  const canClose = () => controlsIn(element).some(({ label }) => closes(label));
  if (isDialog || isConsent) return { element, text, isConsent };
  if (PARTS_OF_PAGE.test(roleOf(element)) || element.querySelector('main, nav') !== null) return undefined;
  return partOfScreen(element) >= IN_THE_WAY || canClose() ? { element, text, isConsent } : undefined;
}

/** On top first. In a frame of a consent service the whole document is the overlay. */
export function findOverlays(): Overlay[] {
  const holders = new Set<Element>();
  for (let row = 0; row < DOWN; row += 1) {
    for (let column = 0; column < ACROSS; column += 1) {
      const hit = elementAt({ x: ((column + 0.5) / ACROSS) * innerWidth, y: ((row + 0.5) / DOWN) * innerHeight });
      const holder = hit === undefined ? undefined : holderOf(hit);
      if (holder !== undefined) holders.add(holder);
    }
  }
  for (const dialog of document.querySelectorAll(DIALOGS)) holders.add(holderOf(dialog) ?? dialog);
  const found = [...holders].flatMap((holder) => asOverlay(holder) ?? []);
  if (found.length > 0 || window.parent === window || document.body === null) return found;
  const text = textOf(document.body);
  return text.length < MAX_FRAME_CHARS && isAboutConsent(text)
    ? [{ element: document.body, text, isConsent: true }]
    : [];
}
