/**
 * While the browser sends input that is meant for another frame of this tab, none of it arrives in this document: a page
 * may lay a frame under the pointer, or give it the focus, at any moment. Owns one such time at once.
 */

/** Nobody ended it: the background was stopped. */
const MAX_MS = 30_000;

/** What would do something; moves and key releases do nothing alone. */
const COUNTED = ['pointerdown', 'mousedown', 'click', 'auxclick', 'keydown', 'beforeinput', 'drop'];
const OTHERS = [
  'pointerup',
  'mouseup',
  'dblclick',
  'contextmenu',
  'keypress',
  'keyup',
  'paste',
  'dragenter',
  'dragover',
  'wheel',
];

let over: AbortController | undefined;
let withheld = 0;

/** Begins anew with each call. */
export function withholdInput(): void {
  endWithholding();
  over = new AbortController();
  withheld = 0;
  const { signal } = over;
  const refuse = (event: Event) => {
    if (!event.isTrusted) return;
    if (COUNTED.includes(event.type)) withheld += 1;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of [...COUNTED, ...OTHERS]) addEventListener(type, refuse, { capture: true, passive: false, signal });
  setTimeout(() => endWithholding(), MAX_MS);
}

/** How many events were kept from this document since it began. */
export function endWithholding(): number {
  over?.abort();
  over = undefined;
  return withheld;
}
