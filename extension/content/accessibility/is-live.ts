/** What it says now will be another text soon, which a reader is told of. */
export function isLive(element: Element): boolean {
  const live = element.getAttribute('aria-live')?.toLowerCase();
  return live === 'polite' || live === 'assertive';
}
