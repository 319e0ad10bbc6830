/** Tables as rows of cells: native ones with their spans, ARIA's tables and grids, and lists of terms. */
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isHiddenFromSight } from '../dom/visibility.ts';
import { elementsOf } from '../snapshot/walk.ts';
import { isOutOfSight } from '../snapshot/sight.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';

export interface Grid {
  readonly caption: string;
  readonly headers: string[];
  /** False when the table names no columns; `headers` then count them. */
  readonly hasHeaders: boolean;
  readonly rows: string[][];
  /** The elements of the rows, in step with `rows`. */
  readonly rowElements: readonly Element[];
  /** Rows that the page says there are, also those it has not drawn. */
  readonly rowCount: number;
}

const TABLES = /^(?:table|grid|treegrid)$/;
const CELLS = /^(?:cell|gridcell|columnheader|rowheader)$/;
/** A page that claims more is not believed. */
const MAX_SPAN = 200;
const MAX_COLUMNS = 500;

interface Cell {
  readonly element: Element;
  readonly isHeader: boolean;
  readonly columns: number;
  readonly rows: number;
}
interface Row {
  readonly element: Element;
  readonly cells: readonly Cell[];
  readonly isHead: boolean;
}

/** A table of data: not one that only lays out a page, which the markup or its shape tells. */
export function isDataTable(element: Element, pass: ReadingPass): boolean {
  if (!TABLES.test(roleOf(element, pass))) return false;
  if (!(element instanceof HTMLTableElement)) return true;
  if (element.hasAttribute('role') || element.querySelector(':scope > caption, :scope > thead') !== null) return true;
  if (element.querySelector(':scope > tbody > tr > th, :scope > tr > th') !== null) return true;
  if (element.querySelector('table, form, article, section, h1, h2') !== null) return false;
  const rows = Array.from(element.rows);
  const widths = new Set(rows.map(({ cells }) => cells.length));
  return rows.length > 1 && widths.size <= 2 && Math.max(...widths) > 1;
}

/** Rows and cells of `table`, each cell's text as `textOf` gives it. */
export function readGrid(
  table: Element,
  pass: ReadingPass,
  textOf: (cell: Element) => string,
  maxRows = Infinity,
): Grid {
  const rows = (table instanceof HTMLTableElement ? nativeRows(table) : ariaRows(table, pass)).filter(
    ({ element }) => !isHiddenFromSight(element, pass) && !isOutOfSight(element, pass),
  );
  const head = headOf(rows);
  const body = rows.slice(head);
  // What spans rows reaches into the ones after it, so the head is laid out with the body.
  const laid = layOut(rows.slice(0, head + Math.min(body.length, maxRows)), textOf);
  const width = Math.max(0, ...laid.map(({ length }) => length));
  const names = Array.from({ length: width }, (_, column) =>
    [...new Set(laid.slice(0, head).map((cells) => cells[column] ?? ''))].filter((text) => text !== '').join(' / '),
  );
  const claimed = Number(table.getAttribute('aria-rowcount') ?? 0);
  return {
    caption: captionOf(table, pass),
    headers: uniqueHeaders(names),
    hasHeaders: head > 0,
    rows: laid.slice(head).map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? '')),
    rowElements: body.slice(0, maxRows).map(({ element }) => element),
    rowCount: Math.max(body.length, Number.isFinite(claimed) ? claimed - head : 0),
  };
}

function captionOf(table: Element, pass: ReadingPass): string {
  const caption = table instanceof HTMLTableElement ? (table.caption?.textContent ?? '') : '';
  return cleanLine(caption === '' ? nameOf(table, pass) : caption);
}

function nativeRows(table: HTMLTableElement): Row[] {
  return Array.from(table.rows, (row) => ({
    element: row,
    isHead: row.parentElement?.localName === 'thead',
    cells: Array.from(row.cells, (cell) => ({
      element: cell,
      isHeader: cell.localName === 'th' || cell.getAttribute('role') === 'columnheader',
      columns: clamp(cell.colSpan),
      rows: clamp(cell.rowSpan),
    })),
  }));
}

function ariaRows(table: Element, pass: ReadingPass): Row[] {
  const rows: Row[] = [];
  let cells: Cell[] = [];
  let inner: Element | undefined;
  for (const element of elementsOf(table, pass)) {
    if (inner?.contains(element) === true) continue;
    const role = roleOf(element, pass);
    if (element !== table && TABLES.test(role)) inner = element;
    else if (role === 'row') {
      cells = [];
      rows.push({ element, cells, isHead: false });
    } else if (CELLS.test(role)) {
      cells.push({
        element,
        isHeader: role === 'columnheader',
        columns: clamp(Number(element.getAttribute('aria-colspan') ?? 1)),
        rows: clamp(Number(element.getAttribute('aria-rowspan') ?? 1)),
      });
      // What a cell holds is its text.
      inner = element;
    }
  }
  return rows.filter((row) => row.cells.length > 0);
}

const clamp = (span: number): number => (span >= 1 ? Math.min(Math.floor(span), MAX_SPAN) : 1);

/** How many rows at the top name the columns. */
function headOf(rows: readonly Row[]): number {
  let head = 0;
  while (head < rows.length - 1 && isHeadRow(rows[head])) head += 1;
  if (head > 0 || rows.length < 2) return head;
  return isBold(rows[0]) && !isBold(rows[1]) ? 1 : 0;
}

const isHeadRow = (row: Row | undefined): boolean =>
  row !== undefined && (row.isHead || (row.cells.length > 0 && row.cells.every(({ isHeader }) => isHeader)));

/** A head as pages write it that know no `<th>`: every cell is one bold text. */
function isBold(row: Row | undefined): boolean {
  return (
    row !== undefined &&
    row.cells.length > 1 &&
    row.cells.every(({ element }) => {
      const only = element.firstElementChild;
      const isStrong = only?.localName === 'b' || only?.localName === 'strong';
      return isStrong && only.textContent?.trim() === element.textContent?.trim();
    })
  );
}

/** The text of every place of the grid; a cell that spans several stands in each. */
function layOut(rows: readonly Row[], textOf: (cell: Element) => string): string[][] {
  const grid: string[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const { element, columns, rows: height } of row.cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      if (x >= MAX_COLUMNS) break;
      const text = textOf(element);
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < columns && x + right < MAX_COLUMNS; right += 1) {
          const line = grid[y + down];
          if (line !== undefined) line[x + right] ??= text;
        }
      }
      x += columns;
    }
  }
  return grid;
}

/** Each header once: what has no name is counted, what is there twice gets a number. */
export function uniqueHeaders(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const base = name === '' ? `column ${index + 1}` : name;
    let header = base;
    for (let n = 2; taken.has(header); n += 1) header = `${base} ${n}`;
    taken.add(header);
    return header;
  });
}
