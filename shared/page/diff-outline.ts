/**
 * What changed between two readings of a page, and a reading brought up to date by it: `applyChanges(a, diffOutline(a, b))`
 * is b. Elements are known by their refs, text by its words. Pure.
 */
import { makeNode, type PageNode } from './page-node.ts';

/** The line of an element is another now. */
export interface LineChange {
  readonly kind: 'line';
  readonly ref: string;
  /** The element as it is now; what it holds is told by changes of its own. */
  readonly node: PageNode;
}

/** Among the children of an element (of the page when `parent` is empty), some went and others came. */
export interface ListChange {
  readonly kind: 'list';
  readonly parent: string;
  /** Index, in the list as it was, of the first that went, or before which others came. */
  readonly at: number;
  readonly gone: readonly PageNode[];
  readonly come: readonly PageNode[];
}

export type OutlineChange = LineChange | ListChange;

type Nodes = readonly PageNode[];

/** True when the two are the same element, or the same words. */
function isSame(a: PageNode, b: PageNode): boolean {
  return a === b || (a.ref === b.ref && (a.ref !== '' || a.value === b.value));
}

/** True when the line says the same. */
function isAlike(a: PageNode, b: PageNode): boolean {
  return (
    a.role === b.role &&
    a.name === b.name &&
    a.states === b.states &&
    a.value === b.value &&
    a.url === b.url &&
    a.isActive === b.isActive &&
    a.frame === b.frame
  );
}

/** Indices of the nodes of `b` that stay, each with its index in `a`: as many as keep their order. */
function staying(a: Nodes, b: Nodes): [inA: number, inB: number][] {
  const places = new Map<string, number[]>();
  for (let index = a.length - 1; index >= 0; index -= 1) {
    const node = a[index];
    if (node === undefined) continue;
    const list = places.get(keyOf(node));
    if (list === undefined) places.set(keyOf(node), [index]);
    else list.push(index);
  }
  const pairs: [number, number][] = [];
  for (const [inB, node] of b.entries()) {
    const inA = places.get(keyOf(node))?.pop();
    if (inA !== undefined) pairs.push([inA, inB]);
  }
  return longestRising(pairs);
}

const keyOf = (node: PageNode): string => (node.ref === '' ? `:${node.value}` : node.ref);

/** The longest part of the pairs whose first numbers rise. https://en.wikipedia.org/wiki/Patience_sorting */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, [value]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const rising: [number, number][] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) rising.push(pair);
  }
  return rising.toReversed();
}

function diffLists(parent: string, a: Nodes, b: Nodes, changes: OutlineChange[]): void {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  const pair = (inA: number, inB: number) => {
    const [one, other] = [a[inA], b[inB]];
    if (one !== undefined && other !== undefined) diffNode(one, other, changes);
  };
  for (; start < endA && start < endB && same(a[start], b[start]); start += 1) pair(start, start);
  for (; endA > start && endB > start && same(a[endA - 1], b[endB - 1]); endA -= 1, endB -= 1) pair(endA - 1, endB - 1);
  if (start === endA && start === endB) return;
  const stay = start === endA || start === endB ? [] : staying(a.slice(start, endA), b.slice(start, endB));
  let [atA, atB] = [start, start];
  const list = (toA: number, toB: number) => {
    if (toA === atA && toB === atB) return;
    changes.push({ kind: 'list', parent, at: atA, gone: a.slice(atA, toA), come: b.slice(atB, toB) });
  };
  for (const [inA, inB] of stay) {
    list(start + inA, start + inB);
    pair(start + inA, start + inB);
    atA = start + inA + 1;
    atB = start + inB + 1;
  }
  list(endA, endB);
}

const same = (a: PageNode | undefined, b: PageNode | undefined): boolean =>
  a !== undefined && b !== undefined && isSame(a, b);

function diffNode(a: PageNode, b: PageNode, changes: OutlineChange[]): void {
  if (a === b) return;
  if (!isAlike(a, b)) changes.push({ kind: 'line', ref: b.ref, node: b });
  diffLists(b.ref, a.children, b.children, changes);
}

/** What turns `a` into `b`; empty when they say the same. Parts that are the very same node are not looked at. */
export function diffOutline(a: Nodes, b: Nodes): OutlineChange[] {
  const changes: OutlineChange[] = [];
  diffLists('', a, b, changes);
  return changes;
}

/** `a` with the changes made; parts without any are the very same nodes. */
export function applyChanges(a: Nodes, changes: readonly OutlineChange[]): Nodes {
  const lines = new Map<string, PageNode>();
  const lists = new Map<string, ListChange[]>();
  for (const change of changes) {
    if (change.kind === 'line') lines.set(change.ref, change.node);
    else lists.set(change.parent, [...(lists.get(change.parent) ?? []), change]);
  }
  const list = (parent: string, nodes: Nodes): Nodes => {
    const result: PageNode[] = [];
    let next = 0;
    for (const { at, gone, come } of lists.get(parent) ?? []) {
      result.push(...nodes.slice(next, at).map(one), ...come);
      next = at + gone.length;
    }
    result.push(...nodes.slice(next).map(one));
    return result.every((node, index) => node === nodes[index]) && result.length === nodes.length ? nodes : result;
  };
  const one = (node: PageNode): PageNode => {
    if (node.ref === '') return node;
    const children = list(node.ref, node.children);
    const line = lines.get(node.ref);
    return line === undefined && children === node.children ? node : makeNode({ ...(line ?? node), children });
  };
  return list('', a);
}
