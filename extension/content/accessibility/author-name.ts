import { referencedElements } from '../dom/composed-tree.ts';

/**
 * True when the author gave the element a name by `aria-labelledby`, `aria-label` or `title`. Some roles (region,
 * form) exist only with a name; this answers it without the full computation, which itself asks for roles.
 */
export function hasAuthorName(element: Element): boolean {
  if (isFilled(element.getAttribute('aria-label')) || isFilled(element.getAttribute('title'))) return true;
  return referencedElements(element, 'aria-labelledby').some(
    (target) =>
      isFilled(target.textContent) ||
      isFilled(target.getAttribute('aria-label')) ||
      isFilled(target.getAttribute('alt')) ||
      isFilled(target.getAttribute('title')) ||
      target instanceof HTMLInputElement ||
      target.querySelector('[aria-label], [alt], [title], svg title') !== null,
  );
}

function isFilled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
