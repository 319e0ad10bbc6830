import { isFocusable } from '../dom/focusable.ts';
import { GLOBAL_ATTRIBUTES } from './aria-roles.ts';

/**
 * ARIA, "presentational roles conflict resolution": what can have the focus or is described by a global attribute is
 * told of, whatever else says that it is there for the looks.
 */
export function isKeptExposed(element: Element): boolean {
  return isFocusable(element) || GLOBAL_ATTRIBUTES.some((attribute) => element.hasAttribute(attribute));
}
