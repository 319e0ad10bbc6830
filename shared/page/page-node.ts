/**
 * A page's outline as a tree of plain data: what the page engine reads, and what is rendered, folded and compared.
 * Nodes are never changed: a reading that finds a part as it was hands out the very same node, so comparing is cheap.
 */
import { costOf } from './estimate-tokens.ts';

/** What is known of a node besides what follows from it. Text has neither ref nor role. */
export interface PageNodeParts {
  /** Ref of the element; empty for text. */
  readonly ref: string;
  readonly role: string;
  readonly name: string;
  /** States in brackets, each after a space: ` [level=2] [disabled]`; empty when there are none. */
  readonly states: string;
  /** Short address of a link; empty for what leads nowhere. */
  readonly url: string;
  /** What a field holds, or the text of an element that holds nothing else; the text itself for text. */
  readonly value: string;
  /** True for what a person can act on. */
  readonly isActive: boolean;
  /** Token of the frame that the line of an iframe stands for; empty for all else. */
  readonly frame: string;
  readonly children: readonly PageNode[];
}

export interface PageNode extends PageNodeParts {
  /** Nodes of the same shape look alike but for their words; 0 for what is never shown as a row. */
  readonly shape: number;
  /** Lines of the node and all that it holds, each on a line of its own. */
  readonly lines: number;
  /** Elements in it, itself included, that can be acted on. */
  readonly actives: number;
  /** Quarters of a token that it takes at the left margin, with what repeats in it shown as rows. */
  readonly cost: number;
  /** The same when it is a row of its own. */
  readonly rowCost: number;
}

/** So many alike, one after the other, are shown once in full and then as rows. */
const MIN_RUN = 3;
/** Elements without a role that hold a card leave its parts side by side: so many parts still make a card. */
const MAX_PERIOD = 6;
/** What takes more lines than this cannot be read as one row. */
const MAX_ROW_LINES = 16;
/** ` [ref=]`, `- `, quotes, the line's end. */
const LINE_COST = 12;
const RUN_COST = 48;
const ROW_COST = 4;
/** ` | `, brackets, spaces. */
const CELL_COST = 7;
const TEXT_SHAPE = 7;

function hashOf(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.trunc(Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

function shapeOf({ role, isActive, frame, children }: PageNodeParts): number {
  if (frame !== '' || role === 'iframe') return 0;
  let shape = hashOf(role, isActive ? 17 : 19);
  for (const child of children) {
    if (child.shape === 0) return 0;
    shape = (Math.imul(shape, 37) + child.shape) | 0;
  }
  return shape === 0 ? 1 : shape;
}

/** True when what it holds says its name already. */
export function isNamedByParts({ name, children }: PageNodeParts): boolean {
  if (name === '' || children.length === 0) return name === '';
  let rest = name;
  for (const child of children) {
    const said = child.name === '' ? child.value : child.name;
    if (said !== '' && !rest.startsWith(said)) return false;
    rest = rest.slice(said.length).trimStart();
  }
  return rest === '';
}

/** Nodes that repeat: `count` times as many as `period`, alike from each time to the next. */
export interface Run {
  readonly period: number;
  readonly count: number;
}

const ONCE: Run = { period: 1, count: 1 };

/** True when the nodes make a row worth reading: some structure, and not too much of it. */
function canBeRow(nodes: readonly PageNode[], start: number, period: number): boolean {
  let lines = 0;
  let isMixed = false;
  for (let at = start; at < start + period; at += 1) {
    const node = nodes[at];
    if (node === undefined || node.shape === 0) return false;
    lines += node.lines;
    isMixed ||= node.shape !== nodes[start]?.shape;
  }
  return lines <= MAX_ROW_LINES && (period === 1 ? lines > 1 : isMixed);
}

function repeats(nodes: readonly PageNode[], start: number, period: number): number {
  let end = start + period;
  while (end < nodes.length && nodes[end]?.shape === nodes[end - period]?.shape) end += 1;
  return Math.floor((end - start) / period);
}

/** What repeats from `start` on: one element, or a few one after the other, as where cards are mere boxes. */
export function runAt(nodes: readonly PageNode[], start: number): Run {
  for (let period = 1; period <= MAX_PERIOD && start + period * MIN_RUN <= nodes.length; period += 1) {
    if (!canBeRow(nodes, start, period)) continue;
    const count = repeats(nodes, start, period);
    if (count >= MIN_RUN) return { period, count };
  }
  return ONCE;
}

/** What each of the nodes costs where it stands, at the left margin: in a run, all but the first are rows. */
export function costsOf(nodes: readonly PageNode[]): number[] {
  const costs: number[] = [];
  for (let at = 0; at < nodes.length;) {
    const { period, count } = runAt(nodes, at);
    for (let index = 0; index < period * count; index += 1) {
      const node = nodes[at + index];
      const isRow = index >= period;
      costs.push(isRow ? (node?.rowCost ?? 0) + (index % period === 0 ? ROW_COST : 0) : (node?.cost ?? 0));
    }
    if (count > 1) costs[at + period] = (costs[at + period] ?? 0) + RUN_COST;
    at += period * count;
  }
  return costs;
}

/** Cost of nodes one under the other, at the left margin. */
export function costOfList(nodes: readonly PageNode[]): number {
  if (nodes.length < MIN_RUN) return nodes.reduce((sum, { cost }) => sum + cost, 0);
  return costsOf(nodes).reduce((sum, cost) => sum + cost, 0);
}

export function linesOfList(nodes: readonly PageNode[]): number {
  let lines = 0;
  for (const node of nodes) lines += node.lines;
  return lines;
}

export function makeNode(parts: PageNodeParts): PageNode {
  const { ref, role, name, states, url, value, isActive, frame, children } = parts;
  const words = costOf(name) + costOf(states) + costOf(value);
  const inner = linesOfList(children);
  let actives = isActive ? 1 : 0;
  let rows = 0;
  for (const child of children) {
    actives += child.actives;
    rows += child.rowCost;
  }
  const own = isActive || !isNamedByParts(parts) ? words + (isActive ? ref.length : 0) + CELL_COST : costOf(value);
  return {
    ref,
    role,
    name,
    states,
    url,
    value,
    isActive,
    frame,
    children,
    shape: shapeOf(parts),
    lines: 1 + inner,
    actives,
    cost: LINE_COST + role.length + ref.length + words + costOf(url) + costOfList(children) + 2 * inner,
    rowCost: own + rows + costOf(url),
  };
}

/** A node of plain text. */
export function makeText(value: string): PageNode {
  const cost = costOf(value);
  return {
    ref: '',
    role: '',
    name: '',
    states: '',
    url: '',
    value,
    isActive: false,
    frame: '',
    children: [],
    shape: TEXT_SHAPE,
    lines: 1,
    actives: 0,
    cost: cost + 9,
    rowCost: cost + 3,
  };
}
