/** Roles of the parts of a table, which depend on how their table is exposed and on what stands beside them. */

const TABLE_PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

/** Explicit roles of a `<table>` that keep its rows and cells; any other makes plain boxes of them. */
function kindOf(table: Element | null): 'table' | 'grid' | 'none' | 'other' {
  const role = table?.getAttribute('role')?.trim().toLowerCase() ?? '';
  if (role === '' || role === 'table') return 'table';
  if (role === 'grid' || role === 'treegrid') return 'grid';
  return role === 'none' || role === 'presentation' ? 'none' : 'other';
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

/** The implicit role of a table element or of one of its parts; undefined for anything else. */
export function implicitTableRole(element: Element): string | undefined {
  const name = element.localName;
  if (!TABLE_PARTS.has(name)) return undefined;
  if (name === 'table') return 'table';
  const kind = kindOf(element.closest('table'));
  if (kind === 'none') return 'none';
  if (kind === 'other') return 'generic';
  if (name === 'tr') return 'row';
  if (name === 'td') return kind === 'grid' ? 'gridcell' : 'cell';
  return name === 'th' ? roleOfHeader(element, kind) : 'rowgroup';
}
