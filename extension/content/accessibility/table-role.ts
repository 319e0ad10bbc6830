/** Roles of the parts of a table, which depend on how their table is exposed and on what stands beside them. */
import type { RoleAt } from './implicit-role.ts';

const TABLE_PARTS = new Set(['caption', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

/** How the table is exposed; any role but these makes plain boxes of its rows and cells. */
function kindOf(table: Element | null, roleAt: RoleAt): 'table' | 'grid' | 'none' | 'other' {
  const role = table === null ? 'table' : roleAt(table);
  if (role === 'treegrid') return 'grid';
  return role === 'table' || role === 'grid' || role === 'none' ? role : 'other';
}

/** HTML, "algorithm for assigning header cells", for a `<th>` whose scope is auto. */
function isColumnHeader(header: HTMLTableCellElement): boolean {
  const row = header.parentElement;
  if (row?.parentElement?.localName === 'thead') return true;
  for (const cell of row?.children ?? []) if (cell.localName === 'td') return false;
  return true;
}

function roleOfHeader(header: Element, kind: 'table' | 'grid'): string {
  const scope = header.getAttribute('scope')?.toLowerCase();
  if (scope === 'row' || scope === 'rowgroup') return 'rowheader';
  if (scope === 'col' || scope === 'colgroup') return 'columnheader';
  if (!(header instanceof HTMLTableCellElement)) return kind === 'grid' ? 'gridcell' : 'cell';
  return isColumnHeader(header) ? 'columnheader' : 'rowheader';
}

/** A cell counts in a row alone; a row that is none takes its cells along. */
function roleOfCell(cell: Element, kind: 'table' | 'grid', roleAt: RoleAt): string {
  const row = cell.parentElement;
  if (row?.hasAttribute('role') === true) {
    const role = roleAt(row);
    if (role !== 'row') return role === 'none' ? 'none' : 'generic';
  }
  if (cell.localName === 'th') return roleOfHeader(cell, kind);
  return kind === 'grid' ? 'gridcell' : 'cell';
}

/** The implicit role of a table element or of one of its parts; undefined for anything else. */
export function implicitTableRole(element: Element, roleAt: RoleAt): string | undefined {
  const name = element.localName;
  if (!TABLE_PARTS.has(name)) return undefined;
  if (name === 'table') return 'table';
  const kind = kindOf(element.closest('table'), roleAt);
  if (kind === 'none') return 'none';
  if (kind === 'other') return 'generic';
  if (name === 'caption') return 'caption';
  if (name === 'tr') return 'row';
  return name === 'td' || name === 'th' ? roleOfCell(element, kind, roleAt) : 'rowgroup';
}
