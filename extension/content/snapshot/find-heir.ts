/**
 * Who took the place of an element that a framework replaced: a new element of the same role and name. Where several
 * went and as many came, they follow one another in order, if the words around them are the same; where it is not sure,
 * nobody does.
 */
import { inTreeOrder } from '../dom/composed-tree.ts';
import { ReadingPass } from '../dom/reading-pass.ts';
import { cleanLine } from '../../../shared/page/clean-text.ts';
import type { PageNode } from '../../../shared/page/page-node.ts';
import { rowOf } from '../../../shared/page/render-nodes.ts';
import { nameOf } from '../accessibility/name.ts';
import type { Lost, RefRegistry, Succession } from '../refs.ts';
import { elementLine } from './element-line.ts';
import { findElements } from './find-elements.ts';

const MAX_CANDIDATES = 4;
const MAX_ALIKE = 500;
const MAX_ROW_LINES = 30;

/** Refs of all elements in the outline that were told by this role and name, in order. */
function alikeIn(nodes: readonly PageNode[], { role, name }: Lost, found: string[] = []): string[] {
  for (const node of nodes) {
    if (node.role === role && node.name === name) found.push(node.ref);
    alikeIn(node.children, { role, name, ref: '' }, found);
  }
  return found;
}

const wordsOf = (node: PageNode): string => rowOf(node).replaceAll(/\[d\d+e\d+\]/g, '');

/** The small part of the page that an element stands in, by whose words equals in other rows are told apart. */
interface Row {
  /** The element's own words, until a part is found that says more. */
  readonly words: string;
  readonly isFound: boolean;
  /** One thing of several by its role: its words say which. */
  readonly isItem: boolean;
}

const ITEM_ROLE = /^(?:row|listitem|article|option|treeitem|dialog|alertdialog)$/;

function rowAround(nodes: readonly PageNode[], ref: string): Row | undefined {
  for (const node of nodes) {
    if (node.ref === ref) return { words: wordsOf(node), isFound: false, isItem: false };
    const inner = rowAround(node.children, ref);
    if (inner === undefined) continue;
    if (inner.isFound || node.lines > MAX_ROW_LINES) return inner;
    const words = wordsOf(node);
    return words === inner.words ? inner : { words, isFound: true, isItem: ITEM_ROLE.test(node.role) };
  }
  return undefined;
}

export interface Outlines {
  /** The outline that was read last; empty when that is long ago. */
  readonly latest: readonly PageNode[];
  /** Reads the outline as it is. */
  readonly read: () => readonly PageNode[];
}

export function findHeir(lost: Lost, refs: RefRegistry, { latest, read }: Outlines): Succession {
  const { ref, role, name } = lost;
  if (role === '') return { candidates: [] };
  const pass = new ReadingPass();
  const close = findElements(
    document.documentElement,
    { role, ...(name === '' ? {} : { name }), limit: MAX_ALIKE },
    pass,
  );
  const alike = close.filter((one) => one.isVisible && cleanLine(nameOf(one.element, pass)) === name);
  const known = alikeIn(latest, lost);
  const came = alike
    .map(({ element }) => element)
    .toSorted(inTreeOrder)
    .filter((element) => {
      const own = refs.knownRef(element);
      return own === undefined || (known.length > 0 && !known.includes(own));
    });
  const went = known.includes(ref) ? known.filter((one) => !refs.isAlive(one)) : [ref];
  const isSure = went.length === came.length && (known.includes(ref) || alike.length === 1);
  const heir = isSure ? came[went.indexOf(ref)] : undefined;
  if (heir !== undefined) {
    const isOnlyOne = alike.length === 1 && known.length <= 1;
    const before = rowAround(latest, ref);
    const after = rowAround(read(), refs.refOf(heir));
    const isSame = before?.words === after?.words;
    const isProven = isOnlyOne ? isSame || before?.isItem !== true : isSame && before?.isFound === true;
    if (isProven) return { heir, candidates: [] };
  }
  const others =
    close.length > 0 || name === '' ? close : findElements(document.documentElement, { name, limit: MAX_ALIKE }, pass);
  const nearest = others.slice(0, MAX_CANDIDATES).map(({ element }) => elementLine(element, refs, pass).slice(2));
  return { candidates: nearest };
}
