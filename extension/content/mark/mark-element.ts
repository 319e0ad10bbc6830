/** How ARQ's own mark is told from the page: by identity, so that no page can hide things by naming them so. */
const marks = new WeakSet<Element>();

export function rememberMark(element: Element): void {
  marks.add(element);
}

/** True for the element that shows ARQ's mark; snapshots, texts and hit tests leave it out. */
export function isArqMark(element: Element): boolean {
  return marks.has(element);
}
