/** An outline as lines of text: an element a line, two spaces a level; what repeats stands once in full, then as rows. */
import { quote } from './clean-text.ts';
import { isNamedByParts, runAt, type PageNode } from './page-node.ts';

/** Lines of a text under way, and which of them stand for frames. */
export interface OutlineText {
  readonly lines: string[];
  readonly frames: { readonly at: number; readonly token: string }[];
}

/** The node's own line, without indentation and dash. */
export function lineOf({ ref, role, name, states, url, value }: PageNode): string {
  if (role === '') return `text: ${value}`;
  const address = url === '' ? '' : ` [url=${url}]`;
  const line = `${role} ${quote(name)}${states}${address} [ref=${ref}]`;
  return value === '' ? line : `${line}: ${value}`;
}

/** In a row, nothing that a page says may look like its bars or refs. */
function cellText(text: string): string {
  const plain = text.includes('|') ? text.replaceAll('|', '¦') : text;
  return plain.includes('[d') ? plain.replaceAll(/\[(?=d\d)/g, '(') : plain;
}

function collectCells(node: PageNode, cells: string[]): void {
  const { ref, role, name, states, url, value, isActive, children } = node;
  if (role === '') {
    cells.push(cellText(value));
    return;
  }
  const isSaid = isNamedByParts(node);
  if (isActive) {
    const words = [`[${ref}]`, ...(isSaid ? [] : [cellText(name)])].join(' ');
    // Where a link leads within the page is said by its name.
    const address = url === '' || url.startsWith('#') ? '' : ` [url=${url}]`;
    cells.push(`${words}${states}${address}${value === '' ? '' : `: ${cellText(value)}`}`);
  } else if (!isSaid || value !== '') {
    const said = value === '' || value === name ? name : name === '' ? value : `${name}: ${value}`;
    cells.push(cellText(said) + states);
  }
  for (const child of children) collectCells(child, cells);
}

/** All that a node says, in one line. */
export function rowOf(node: PageNode): string {
  const cells: string[] = [];
  collectCells(node, cells);
  return cells.join(' | ');
}

function renderNode(node: PageNode, depth: number, into: OutlineText): void {
  if (node.frame !== '') into.frames.push({ at: into.lines.length, token: node.frame });
  into.lines.push(`${'  '.repeat(depth)}- ${lineOf(node)}`);
  renderNodes(node.children, depth + 1, into);
}

export function renderNodes(nodes: readonly PageNode[], depth: number, into: OutlineText): void {
  for (let at = 0; at < nodes.length;) {
    const { period, count } = runAt(nodes, at);
    for (const first of nodes.slice(at, at + period)) renderNode(first, depth, into);
    if (count > 1) renderRows(nodes.slice(at + period, at + period * count), period, depth, into);
    at += period * count;
  }
}

/** Rows of `period` nodes each, under a line that says what they are like: what stands before it. */
export function renderRows(nodes: readonly PageNode[], period: number, depth: number, into: OutlineText): void {
  const indent = '  '.repeat(depth);
  const what = period === 1 ? 'the one above' : `the ${period} above`;
  into.lines.push(`${indent}- ${nodes.length / period} more like ${what}, a row each:`);
  for (let at = 0; at < nodes.length; at += period) {
    into.lines.push(
      `${indent}  - ${nodes
        .slice(at, at + period)
        .map(rowOf)
        .join(' | ')}`,
    );
  }
}
