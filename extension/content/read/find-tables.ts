/** The tables, grids, lists of terms and repeated cards of a document, in reading order. */
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedChildren, containsComposed, closestComposed, isElement } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isHiddenFromSight, isVisible } from '../dom/visibility.ts';
import { visibleText } from '../snapshot/visible-text.ts';
import { elementsOf } from '../snapshot/walk.ts';
import { cleanLine, shorten } from '../../../shared/page/clean-text.ts';
import { findCards } from './cards.ts';
import { isDataTable, readGrid } from './table-grid.ts';

type Kind = 'table' | 'cards' | 'list';

export interface FoundTable {
  readonly element: Element;
  readonly kind: Kind;
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
}

export interface TableQuery {
  readonly kinds: readonly Kind[];
  readonly maxRows: number;
  /** Adds a column with the address of each row's first link. */
  readonly links: boolean;
}

const MAX_CELL_CHARS = 5_000;
const MAX_NAME_CHARS = 200;
const MIN_TERMS = 2;

/** What a table is called: its own name, else the heading before it. */
function nameFor(element: Element, own: string, headings: readonly Element[]): string {
  if (own !== '') return shorten(own, MAX_NAME_CHARS);
  const before = headings.findLast(
    (heading) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return shorten(cleanLine(before?.textContent ?? ''), MAX_NAME_CHARS);
}

function linkOf(row: Element, pass: ReadingPass): string {
  const around = closestComposed(row, (one) => one instanceof HTMLAnchorElement);
  const links = [...elementsOf(row, pass)].filter((one) => one instanceof HTMLAnchorElement);
  // The link of a card's heading, where there is one, is the card's; one before it may lead to a picture or a person.
  const [first] = links;
  const main = links.find((link) => link.closest('h1,h2,h3,h4,h5,h6') ?? link.querySelector('h1,h2,h3,h4,h5,h6'));
  const link = main ?? first ?? around;
  return link instanceof HTMLAnchorElement && link.protocol.startsWith('http') ? link.href : '';
}

/** Terms and what is said of them. */
function readTerms(list: Element, pass: ReadingPass): string[][] {
  const rows: string[][] = [];
  const visit = (parent: Element) => {
    for (const child of Array.from(composedChildren(parent))) {
      if (!isElement(child) || isHiddenFromSight(child, pass)) continue;
      const text = () => cleanLine(visibleText(child, pass, MAX_CELL_CHARS).text);
      if (child.localName === 'dt') rows.push([text(), '']);
      else if (child.localName === 'dd') {
        const last = rows.at(-1);
        if (last !== undefined) last[1] = [last[1], text()].filter((part) => part !== '').join('; ');
      } else if (child.localName === 'div') visit(child);
    }
  };
  visit(list);
  return rows;
}

/** The tables in `root`, or the one around it. */
export function findTables(root: Element, query: TableQuery, pass: ReadingPass): FoundTable[] {
  const around = closestComposed(root, (element) => isDataTable(element, pass));
  const start = around ?? root;
  const all = [...elementsOf(start, pass)];
  const headings = [...elementsOf(document.documentElement, pass)].filter((one) => roleOf(one, pass) === 'heading');
  const textOf = (cell: Element) => cleanLine(visibleText(cell, pass, MAX_CELL_CHARS).text);
  const tables: FoundTable[] = [];
  const add = (
    element: Element,
    kind: Kind,
    own: string,
    grid: { headers: readonly string[]; rows: readonly (readonly string[])[]; rowElements?: readonly Element[] },
    rowCount: number,
  ) => {
    const linked = query.links ? grid.rowElements : undefined;
    const links = linked?.map((row) => linkOf(row, pass)) ?? [];
    const hasLinks = links.some((link) => link !== '');
    tables.push({
      element,
      kind,
      name: nameFor(element, own, headings),
      headers: hasLinks ? [...grid.headers, 'link'] : grid.headers,
      rows: grid.rows.map((row, index) => (hasLinks ? [...row, links[index] ?? ''] : row)),
      rowCount,
    });
  };
  if (query.kinds.includes('table')) {
    for (const element of all) {
      if (!isDataTable(element, pass) || !isVisible(element, pass)) continue;
      const grid = readGrid(element, pass, textOf, query.maxRows);
      if (grid.headers.length > 0 && grid.rows.length > 0) add(element, 'table', grid.caption, grid, grid.rowCount);
    }
  }
  const cards = query.kinds.includes('cards') && around === undefined ? findCards(start, pass) : [];
  for (const { container, headers, rows, rowElements } of cards) {
    // Cards that only wrap tables say nothing that these do not.
    if (tables.some(({ element }) => containsComposed(container, element))) continue;
    const shown = { headers, rows: rows.slice(0, query.maxRows), rowElements: rowElements.slice(0, query.maxRows) };
    const own = roleOf(container, pass) === 'generic' ? '' : cleanLine(nameOf(container, pass));
    add(container, 'cards', own, shown, rows.length);
  }
  if (query.kinds.includes('list')) {
    for (const element of all) {
      if (element.localName !== 'dl' || !isVisible(element, pass)) continue;
      // Terms of a card are its columns.
      if (cards.some(({ container }) => container !== element && containsComposed(container, element))) continue;
      const rows = readTerms(element, pass);
      const shown = { headers: ['term', 'value'], rows: rows.slice(0, query.maxRows) };
      if (rows.length >= MIN_TERMS) add(element, 'list', cleanLine(nameOf(element, pass)), shown, rows.length);
    }
  }
  const order = new Map(all.map((element, index) => [element, index]));
  return tables.toSorted((a, b) => (order.get(a.element) ?? 0) - (order.get(b.element) ?? 0));
}
