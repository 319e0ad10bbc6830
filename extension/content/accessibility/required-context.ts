/** Roles that mean something only inside of others (ARIA, "required accessibility parent role"). */
import { closestComposed, composedParent } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import type { RoleAt } from './implicit-role.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Also cells of a grid without rows, as many calendars have them. */
const CELLS = words('grid row table treegrid');
const MENU = words('group menu menubar');

/** Whatever lies between is passed over: pages wrap rows and items in more than the specification allows. */
const CONTEXTS: Readonly<Record<string, ReadonlySet<string>>> = {
  cell: CELLS,
  columnheader: CELLS,
  gridcell: CELLS,
  listitem: words('list'),
  menuitem: MENU,
  menuitemcheckbox: MENU,
  menuitemradio: MENU,
  option: words('group listbox'),
  row: words('grid rowgroup table treegrid'),
  rowgroup: words('grid table treegrid'),
  rowheader: CELLS,
  tab: words('tablist'),
  treeitem: words('group tree'),
};

function isInside(element: Element | undefined, context: ReadonlySet<string>, roleAt: RoleAt): boolean {
  return element !== undefined && closestComposed(element, (around) => context.has(roleAt(around))) !== undefined;
}

/** True when the role needs another one around the element, and no element around it or owning it has that. */
export function lacksContext(element: Element, role: string, roleAt: RoleAt, pass: ReadingPass): boolean {
  const context = CONTEXTS[role];
  if (context === undefined) return false;
  const above = element.parentElement;
  if (above !== null && context.has(roleAt(above))) return false;
  if (isInside(composedParent(element).element, context, roleAt)) return false;
  return closestComposed(element, (around) => isInside(pass.ownerOf(around), context, roleAt)) === undefined;
}
