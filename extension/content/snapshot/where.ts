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

/** Entries of a list that carry no name of their own are known by their title, or by what their row begins with. */
const ENTRIES = new Set(['article', 'listitem', 'row']);
const TITLES = 'h1, h2, h3, h4, h5, h6, [role="heading"], th, [role="rowheader"], strong, b';

function entryTitle(entry: Element, role: string, element: Element): string {
  const title = entry.querySelector(TITLES);
  if (title !== null && !title.contains(element)) return cleanLine(title.textContent ?? '');
  if (role !== 'row') return '';
  const cells = [...entry.querySelectorAll('td, [role="cell"], [role="gridcell"]')];
  return cells.map((cell) => cleanLine(cell.textContent ?? '')).find((text) => /\p{L}/u.test(text)) ?? '';
}

/** Where an element stands: the nearest place around it, as `form "Sign up"`; empty when none. */
export function whereOf(element: Element, pass: ReadingPass): string {
  let ancestor = composedParent(element).element;
  for (; ancestor !== undefined; ancestor = composedParent(ancestor).element) {
    const role = roleOf(ancestor, pass);
    const isPlace = PLACES.has(role) || LANDMARK_ROLES.has(role);
    if (!isPlace && !NAMED_PLACES.has(role)) continue;
    const own = cleanLine(nameOf(ancestor, pass));
    const name = ENTRIES.has(role) ? entryTitle(ancestor, role, element) || own : own;
    if (name !== '') return `${role} ${quote(shorten(name, 80))}`;
    if (isPlace && role !== 'form' && role !== 'main') return role;
  }
  return '';
}
