import { LANDMARK_ROLES } from '../accessibility/aria-roles.ts';
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedParent } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { cleanLine, quote, shorten } from '../../../shared/page/clean-text.ts';

/** Besides landmarks, what people call a place on a page. Unnamed groups and rows are too many to be places. */
const PLACES = new Set(['alertdialog', 'dialog', 'menu', 'tabpanel', 'toolbar', 'tree']);
const NAMED_PLACES = new Set([
  'article',
  'group',
  'list',
  'listitem',
  'radiogroup',
  'region',
  'row',
  'table',
  'treeitem',
]);

/** Where an element stands: the nearest place around it, as `form "Sign up"`; empty when none. */
export function whereOf(element: Element, pass: ReadingPass): string {
  let ancestor = composedParent(element).element;
  for (; ancestor !== undefined; ancestor = composedParent(ancestor).element) {
    const role = roleOf(ancestor, pass);
    const isPlace = PLACES.has(role) || LANDMARK_ROLES.has(role);
    if (!isPlace && !NAMED_PLACES.has(role)) continue;
    const name = cleanLine(nameOf(ancestor, pass));
    if (name !== '') return `${role} ${quote(shorten(name, 80))}`;
    if (isPlace && role !== 'form' && role !== 'main') return role;
  }
  return '';
}
