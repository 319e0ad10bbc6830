/**
 * Moves the focus to a part of the panel as such, so that it is read and keys go on from there. No ring is drawn: the
 * person did not walk there, and a ring around half of the panel would say more than that.
 */
export function focusQuietly(part: HTMLElement | null): void {
  if (part === null) return;
  part.dataset['quiet'] = '';
  part.addEventListener('blur', () => delete part.dataset['quiet'], { once: true });
  part.focus({ preventScroll: true });
}
