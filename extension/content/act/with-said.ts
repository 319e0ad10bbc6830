/** What a page said and wished during an act, in the line that tells what the act did. */
import { isPrivateField } from '../private-fields.ts';
import type { Said } from './page-work.ts';

const MAX_CHARS = 240;

/** The names come first: on a large page this is the quickest way to pass over what is no field. */
const PLAINLY_PRIVATE =
  ':is(input, textarea, select):is([type="password" i], [autocomplete^="cc-" i], [autocomplete*="password" i], [autocomplete="one-time-code" i])';

function rootsAround(element: Element): ParentNode[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [document, root] : [document];
}

/** Asked before the act, since a form may be gone after it. Cheap: only what plainly is private counts. */
export function isAtPrivate(element: Element): boolean {
  return isPrivateField(element) || rootsAround(element).some((root) => root.querySelector(PLAINLY_PRIVATE) !== null);
}

function hasPrivateFields(element: Element): boolean {
  return rootsAround(element).some((root) =>
    [...root.querySelectorAll('input, textarea')].some((field) => isPrivateField(field)),
  );
}

/**
 * `changed` with the windows that were kept from opening and the console's first lines behind it. A page may write to
 * the console what was typed: where private fields are or were, only the number of lines is told.
 */
export function withSaid(changed: string, { console, windows }: Said, element: Element, wasPrivate: boolean): string {
  const parts = [changed];
  for (const url of windows) parts.push(`The browser kept the page from opening a window at ${url}`);
  if (console.length > 0) {
    const isPrivate = wasPrivate || hasPrivateFields(element);
    const text = isPrivate ? countOf(console.length) : [...new Set(console)].join(' | ');
    parts.push(`Console: ${text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS - 1)}…` : text}`);
  }
  return parts.filter((part) => part !== '').join('; ');
}

const countOf = (count: number) => (count === 1 ? '1 error or warning' : `${count} errors or warnings`);
