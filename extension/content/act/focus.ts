/** Moves the focus, and tells the page so where the browser does not: a document without system focus fires no focus events. */
import { closestComposed, shadowRootOf } from '../dom/composed-tree.ts';
import { isFocusable } from '../dom/focusable.ts';

/** The innermost focused element, through shadow roots; undefined when nothing has focus. */
export function focusedElement(): Element | undefined {
  let active = document.activeElement;
  while (active !== null) {
    const inner: Element | null = shadowRootOf(active)?.activeElement ?? null;
    if (inner === null) break;
    active = inner;
  }
  return active === null || active === document.body || active === document.documentElement ? undefined : active;
}

function fire(element: Element, type: string, bubbles: boolean, relatedTarget: Element | undefined): void {
  element.dispatchEvent(new FocusEvent(type, { bubbles, composed: true, relatedTarget: relatedTarget ?? null }));
}

/** Runs `move` and fires the focus events of the elements that lost and got the focus, if the browser did not. */
function withFocusEvents(move: () => void): void {
  const before = focusedElement();
  let isToldByBrowser = false;
  const hear = (event: Event) => {
    if (event.isTrusted) isToldByBrowser = true;
  };
  const types = ['focus', 'blur'] as const;
  for (const type of types) addEventListener(type, hear, { capture: true });
  try {
    move();
  } finally {
    for (const type of types) removeEventListener(type, hear, { capture: true });
  }
  const after = focusedElement();
  if (before === after || isToldByBrowser) return;
  if (before !== undefined) {
    fire(before, 'blur', false, after);
    fire(before, 'focusout', true, after);
  }
  if (after !== undefined) {
    fire(after, 'focus', false, before);
    fire(after, 'focusin', true, before);
  }
}

export function focusElement(element: Element): void {
  if (focusedElement() === element) return;
  withFocusEvents(() => {
    if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true });
  });
}

export function blurElement(): void {
  const focused = focusedElement();
  if (!(focused instanceof HTMLElement || focused instanceof SVGElement)) return;
  withFocusEvents(() => focused.blur());
}

/** What a press of the mouse does to the focus: the nearest focusable ancestor gets it, else nothing keeps it. */
export function focusByPointer(hit: Element): void {
  const focusable = closestComposed(hit, (element) => isFocusable(element) && element.localName !== 'iframe');
  if (focusable === undefined) blurElement();
  else focusElement(focusable);
}
