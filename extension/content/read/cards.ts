/**
 * Cards that repeat: search results, products, messages. Siblings built alike are rows; what stands at the same place
 * in most of them is a column, named by what the page calls it.
 */
import { nameOf } from '../accessibility/name.ts';
import { roleOf } from '../accessibility/role.ts';
import { composedChildren, composedParent, isElement, isText } from '../dom/composed-tree.ts';
import type { ReadingPass } from '../dom/reading-pass.ts';
import { isHiddenFromSight, isVisible } from '../dom/visibility.ts';
import { isOutOfSight } from '../snapshot/sight.ts';
import { visibleText } from '../snapshot/visible-text.ts';
import { elementsOf } from '../snapshot/walk.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import { columnName } from './column-name.ts';
import { isDataTable, uniqueHeaders } from './table-grid.ts';

export interface Cards {
  readonly container: Element;
  readonly headers: string[];
  readonly rows: string[][];
  readonly rowElements: readonly Element[];
}

/** Fewer that look alike are no list. */
const MIN_CARDS = 3;
/** A column is what most cards have. */
const MIN_SHARE = 0.5;
/** Of what a card says, so much must lie in columns: else the siblings only happen to use the same tags. */
const MIN_COVER = 0.6;
const MAX_LEAVES = 60;
const MAX_DEPTH = 40;
const MAX_CELL_CHARS = 2_000;
const NO_CARDS =
  /^(?:navigation|menu|menubar|tablist|toolbar|table|grid|treegrid|row|rowgroup|listbox|radiogroup|tree)$/;
const NO_LEAF = /^(?:button|menuitem|tab|checkbox|radio|switch|separator)$/;

/** One thing a card says: where it stands in the card, and what it is. */
interface Leaf {
  readonly path: string;
  readonly element: Element;
  readonly text: string;
}

const stepOf = (element: Element): string => {
  const [first = ''] = element.classList;
  return first === '' ? element.localName : `${element.localName}.${first}`;
};

const hasOwnText = (element: Element): boolean =>
  Array.from(composedChildren(element)).some((node) => isText(node) && node.data.trim() !== '');

class CardReader {
  readonly #pass: ReadingPass;
  readonly #leaves: Leaf[] = [];
  readonly #counts = new Map<string, number>();

  constructor(pass: ReadingPass) {
    this.#pass = pass;
  }

  read(card: Element): Leaf[] {
    this.#visit(card, '', 0);
    return this.#leaves;
  }

  #visit(element: Element, path: string, depth: number): void {
    if (depth > MAX_DEPTH || this.#leaves.length >= MAX_LEAVES) return;
    if (isHiddenFromSight(element, this.#pass) || isOutOfSight(element, this.#pass)) return;
    const role = roleOf(element, this.#pass);
    if (NO_LEAF.test(role)) return;
    const isNamed = role === 'image' || role === 'meter';
    const text = isNamed
      ? cleanLine(nameOf(element, this.#pass))
      : hasOwnText(element)
        ? visibleText(element, this.#pass, MAX_CELL_CHARS).text
        : '';
    if (text !== '') return this.#add(path, element, text);
    for (const child of Array.from(composedChildren(element))) {
      if (isElement(child)) this.#visit(child, `${path}>${stepOf(child)}`, depth + 1);
    }
  }

  /** Equal places within a card are told apart by their order. */
  #add(path: string, element: Element, text: string): void {
    const count = (this.#counts.get(path) ?? 0) + 1;
    this.#counts.set(path, count);
    this.#leaves.push({ path: count === 1 ? path : `${path}#${count}`, element, text: cleanLine(text) });
  }
}

/** Children that are built alike: the largest group of one tag and role, when it makes up most of them. */
function alike(parent: Element, pass: ReadingPass): Element[] {
  const children = Array.from(composedChildren(parent)).filter(isElement);
  if (children.length < MIN_CARDS) return [];
  const groups = Map.groupBy(children, (child) => `${child.localName} ${child.getAttribute('role') ?? ''}`);
  const [largest = []] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const seen = largest.filter((child) => isVisible(child, pass));
  return seen.length >= MIN_CARDS && largest.length * 2 > children.length ? seen : [];
}

function cardsIn(container: Element, pass: ReadingPass): Cards | undefined {
  const cards = alike(container, pass);
  if (cards.length === 0) return undefined;
  const leaves = cards.map((card) => new CardReader(pass).read(card));
  const counts = new Map<string, number>();
  for (const { path } of leaves.flat()) counts.set(path, (counts.get(path) ?? 0) + 1);
  const paths = [...counts].filter(([, count]) => count >= cards.length * MIN_SHARE).map(([path]) => path);
  const total = leaves.flat().length;
  const covered = leaves.flat().filter(({ path }) => paths.includes(path)).length;
  if (paths.length < 2 || covered < total * MIN_COVER) return undefined;
  const columns = paths.map((path) => leaves.map((card) => card.find((leaf) => leaf.path === path)));
  // What every card says alike is a label, no fact.
  const telling = columns.filter((column) => new Set(column.map((leaf) => leaf?.text)).size > 1);
  if (telling.length < 2) return undefined;
  const names = telling.map((column) => {
    const found = column.filter((leaf) => leaf !== undefined);
    return columnName(
      found.map(({ element }) => element),
      found.map(({ text }) => text),
      pass,
    );
  });
  return {
    container,
    headers: uniqueHeaders(names),
    rows: cards.map((_, row) => telling.map((column) => column[row]?.text ?? '')),
    rowElements: cards,
  };
}

/** The groups of cards below `root`, outermost first; none within a card of another, and none in menus or tables. */
export function findCards(root: Element, pass: ReadingPass): Cards[] {
  const found: Cards[] = [];
  const taken = new Set<Element>();
  for (const element of elementsOf(root, pass)) {
    const parent = composedParent(element).element;
    if (parent !== undefined && taken.has(parent)) {
      taken.add(element);
      continue;
    }
    if (NO_CARDS.test(roleOf(element, pass)) || isDataTable(element, pass)) {
      taken.add(element);
      continue;
    }
    const cards = cardsIn(element, pass);
    if (cards === undefined) continue;
    taken.add(element);
    found.push(cards);
  }
  return found;
}
