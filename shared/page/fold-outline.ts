/**
 * An outline within a budget. What does not fit is folded: an element that stands alone keeps its line, neighbours share
 * one line that says what they are. Each such line has a ref by which that part is read, within a budget of its own.
 * Small parts are kept whole beside large ones; of many alike the first are shown.
 */
import { estimateTokens } from './estimate-tokens.ts';
import { quote, shorten } from './clean-text.ts';
import { costOfList, costsOf, linesOfList, runAt, type PageNode } from './page-node.ts';
import { lineOf, renderNodes, renderRows, type OutlineText } from './render-nodes.ts';

/** Neighbours in the outline: children `from` to `to` (not included) of the element `parent`, of the page when empty. */
export interface NodeRange {
  readonly parent: string;
  readonly from: number;
  readonly to: number;
  /** Ref of the first element among them, by which they are found again when the page has changed; may be empty. */
  readonly first: string;
}

export interface FoldOptions {
  readonly maxTokens: number;
  /** Makes the ref by which neighbours are unfolded. */
  readonly refOfRange: (range: NodeRange) => string;
}

export interface FoldedOutline extends OutlineText {
  /** Lines that are not shown, and in how many parts they were folded. */
  readonly folded: number;
  readonly parts: number;
}

/** A line that says what was folded, in quarters of a token. */
const FOLD_COST = 120;
/** Below this share of a part nothing of it is worth showing. */
const MIN_SHARE = 300;
/** So many large parts share what is left evenly; of more the first are shown. */
const MAX_SHARING = 8;
/** Of a budget, what lines about folded parts may take. */
const FOLD_SHARE = 0.35;
/** A part that is unfolded should fit into a budget of its own, whose header takes something. */
const UNFOLD_SHARE = 0.8;
const ATTEMPTS = 6;
/** A text that fills less of its budget leaves out what there is room for. */
const WELL_FILLED = 0.85;

interface Place {
  readonly parent: string;
  /** Index among the parent's children of the first node that is dealt with. */
  readonly offset: number;
  readonly depth: number;
}

class Folding implements FoldedOutline {
  readonly lines: string[] = [];
  readonly frames: { at: number; token: string }[] = [];
  folded = 0;
  parts = 0;
  readonly #refOfRange: FoldOptions['refOfRange'];
  /** What an unfolded part may cost. */
  readonly #unfold: number;

  constructor({ refOfRange, maxTokens }: FoldOptions) {
    this.#refOfRange = refOfRange;
    this.#unfold = maxTokens * 4 * UNFOLD_SHARE;
  }

  list(nodes: readonly PageNode[], place: Place, budget: number): void {
    const { depth, offset } = place;
    if (costAt(nodes, depth) <= budget) return renderNodes(nodes, depth, this);
    const items = itemsOf(nodes);
    const costs = items.map((item) => costAt(item, depth));
    const level = levelOf(costs, budget);
    const large = costs.filter((cost) => cost > level).length;
    if (large > MAX_SHARING || level < MIN_SHARE) return this.#head(nodes, place, budget);
    let at = offset;
    for (const [index, item] of items.entries()) {
      const here = { ...place, offset: at };
      if ((costs[index] ?? 0) <= level) renderNodes(item, depth, this);
      else if (item.length > 1) this.#head(item, here, level);
      else this.#one(item, here, level);
      at += item.length;
    }
  }

  /** One element, with what of it fits. */
  #one([node]: readonly PageNode[], { depth }: Place, budget: number): void {
    if (node === undefined) return;
    const own = `${'  '.repeat(depth)}- ${lineOf(node)}`;
    const rest = budget - own.length - 1;
    const isClosed = node.children.length > 0 && rest < MIN_SHARE;
    if (node.frame !== '') this.frames.push({ at: this.lines.length, token: node.frame });
    this.lines.push(isClosed ? `${own} … ${node.lines - 1} lines folded` : own);
    if (isClosed) this.#note(node.lines - 1);
    else this.list(node.children, { parent: node.ref, offset: 0, depth: depth + 1 }, rest);
  }

  /** The first of many, and a line for each stretch of the others. */
  #head(nodes: readonly PageNode[], place: Place, budget: number): void {
    const { depth, parent, offset } = place;
    const most = Math.max(1, Math.floor((budget * FOLD_SHARE) / FOLD_COST));
    const stretches = Math.min(most, Math.max(1, Math.ceil(costAt(nodes, depth) / this.#unfold)));
    const shown = headOf(nodes, depth, budget - stretches * FOLD_COST);
    if (shown === 0 && budget > 2 * MIN_SHARE + stretches * FOLD_COST && nodes.length > 1) {
      this.#one(nodes.slice(0, 1), place, budget - stretches * FOLD_COST);
      return this.#stretches(nodes.slice(1), { parent, depth, offset: offset + 1 }, stretches);
    }
    if (shown === 0 && nodes.length === 1) return this.#one(nodes, place, budget);
    this.#shownHead(nodes, shown, depth);
    this.#stretches(nodes.slice(shown), { parent, depth, offset: offset + shown }, stretches);
  }

  #shownHead(nodes: readonly PageNode[], shown: number, depth: number): void {
    const [first] = nodes;
    // A beginning too short to count as a run still reads as what it is the beginning of.
    const { period, count } = runAt(nodes, 0);
    const isRun = first !== undefined && shown > 1 && period === 1 && count >= shown;
    if (!isRun) return renderNodes(nodes.slice(0, shown), depth, this);
    renderNodes([first], depth, this);
    renderRows(nodes.slice(1, shown), 1, depth, this);
  }

  #stretches(nodes: readonly PageNode[], { parent, offset, depth }: Place, count: number): void {
    const each = costAt(nodes, depth) / count;
    let from = 0;
    let cost = 0;
    const costs = costsOf(nodes);
    for (const [index, node] of nodes.entries()) {
      cost += (costs[index] ?? 0) + 2 * depth * node.lines;
      const isLast = index === nodes.length - 1;
      if (cost < each && !isLast) continue;
      this.#stretch(nodes.slice(from, index + 1), { parent, offset: offset + from, depth });
      from = index + 1;
      cost = 0;
    }
  }

  #stretch(nodes: readonly PageNode[], { parent, offset, depth }: Place): void {
    const [only] = nodes;
    const indent = '  '.repeat(depth);
    if (only === undefined) return;
    if (nodes.length === 1 && only.ref !== '') {
      const inside = only.lines - 1;
      this.lines.push(`${indent}- ${lineOf(only)}${inside > 0 ? ` … ${inside} lines folded` : ''}`);
      if (inside > 0) this.#note(inside);
      return;
    }
    const first = nodes.find(({ ref }) => ref !== '')?.ref ?? '';
    const ref = this.#refOfRange({ parent, from: offset, to: offset + nodes.length, first });
    const actives = nodes.reduce((sum, node) => sum + node.actives, 0);
    const toAct = actives === 0 ? '' : `, ${actives} to act on`;
    this.lines.push(`${indent}- … ${nodes.length} more ${whatOf(nodes)}${toAct} [ref=${ref}]`);
    this.#note(linesOfList(nodes));
  }

  #note(lines: number): void {
    this.folded += lines;
    this.parts += 1;
  }
}

/** Runs of alike nodes, and the others one by one. */
function itemsOf(nodes: readonly PageNode[]): PageNode[][] {
  const items: PageNode[][] = [];
  for (let at = 0; at < nodes.length;) {
    const { period, count } = runAt(nodes, at);
    items.push(nodes.slice(at, at + period * count));
    at += period * count;
  }
  return items;
}

const costAt = (nodes: readonly PageNode[], depth: number): number =>
  costOfList(nodes) + 2 * depth * linesOfList(nodes);

/** How many of the first fit. */
function headOf(nodes: readonly PageNode[], depth: number, budget: number): number {
  let cost = 0;
  for (const [index, own] of costsOf(nodes).entries()) {
    cost += own + 2 * depth * (nodes[index]?.lines ?? 1);
    if (cost > budget) return index;
  }
  return nodes.length;
}

/** The height at which costs are cut off so that all together fit into the budget. */
function levelOf(costs: readonly number[], budget: number): number {
  const sorted = costs.toSorted((a, b) => a - b);
  let rest = budget;
  for (const [index, cost] of sorted.entries()) {
    const share = rest / (sorted.length - index);
    if (cost > share) return share;
    rest -= cost;
  }
  return Infinity;
}

/** `article: "One" to "Nine"`, by the names of the first and the last. */
function whatOf(nodes: readonly PageNode[]): string {
  const roles = new Set(nodes.map(({ role }) => role || 'text'));
  const [role = ''] = roles;
  const what = roles.size === 1 ? role : 'parts';
  const first = headlineOf(nodes[0]);
  const last = headlineOf(nodes.at(-1));
  return first === '' && last === '' ? what : `${what}: ${quote(first)} to ${quote(last)}`;
}

function headlineOf(node: PageNode | undefined): string {
  if (node === undefined) return '';
  const own = shorten(node.name === '' ? node.value : node.name, 40);
  if (own !== '') return own;
  for (const child of node.children) {
    const inner = headlineOf(child);
    if (inner !== '') return inner;
  }
  return '';
}

/** The outline of `nodes`, children of `parent`, within the budget; all of it where that fits. */
export function foldOutline(
  nodes: readonly PageNode[],
  options: FoldOptions,
  { parent = '', offset = 0 }: { readonly parent?: string; readonly offset?: number } = {},
): FoldedOutline {
  const { maxTokens } = options;
  let budget = maxTokens * 4;
  let best: Folding | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const folding = new Folding(options);
    folding.list(nodes, { parent, offset, depth: 0 }, budget);
    // Costs are reckoned; what counts is the text.
    const tokens = estimateTokens(folding.lines.join('\n'));
    const isLast = attempt === ATTEMPTS;
    if (tokens > maxTokens) {
      if (best !== undefined || isLast) return best ?? folding;
      budget *= Math.min(0.92, (maxTokens / tokens) * 0.97);
    } else {
      best = folding;
      if (isLast || folding.parts === 0 || tokens > maxTokens * WELL_FILLED) return folding;
      budget *= Math.min(1.5, (maxTokens / tokens) * 0.96);
    }
  }
}
