/** Changes of an outline as text: `~` another line, `+` came, `x` went; each where it stands. */
import type { OutlineChange } from './diff-outline.ts';
import { foldOutline, type FoldOptions } from './fold-outline.ts';
import { lineOf } from './render-nodes.ts';
import type { PageNode } from './page-node.ts';
import { quote, shorten } from './clean-text.ts';

const MAX_GONE = 12;

export interface RenderedChanges {
  readonly lines: string[];
  readonly frames: { readonly at: number; readonly token: string }[];
  readonly folded: number;
  readonly parts: number;
}

/** Finds the nodes by their refs, for saying where something came. */
function byRef(nodes: readonly PageNode[], wanted: Set<string>, found: Map<string, PageNode>): void {
  for (const node of nodes) {
    if (found.size === wanted.size) return;
    if (wanted.has(node.ref)) found.set(node.ref, node);
    byRef(node.children, wanted, found);
  }
}

function goneLine(node: PageNode): string {
  if (node.ref === '') return `x text: ${shorten(node.value, 80)}`;
  return `x ${node.role} ${quote(shorten(node.name, 80))} [ref=${node.ref}]`;
}

/** The changes within a budget; what came and is too long is folded as in a whole outline. `now` is the outline as it is. */
export function renderChanges(
  changes: readonly OutlineChange[],
  now: readonly PageNode[],
  options: FoldOptions,
): RenderedChanges {
  const parents = new Set(changes.flatMap((change) => (change.kind === 'list' ? [change.parent] : [])));
  parents.delete('');
  const places = new Map<string, PageNode>();
  byRef(now, parents, places);
  const lines: string[] = [];
  const frames: { at: number; token: string }[] = [];
  let [folded, parts] = [0, 0];
  const share = { ...options, maxTokens: Math.max(100, Math.floor(options.maxTokens / Math.max(1, changes.length))) };
  let lastParent: string | undefined;
  for (const change of changes) {
    if (change.kind === 'line') {
      lines.push(`~ ${lineOf(change.node)}`);
      continue;
    }
    const { parent, come, gone } = change;
    const children = places.get(parent)?.children ?? now;
    if (parent !== lastParent) lines.push(`in ${placeOf(places.get(parent))}:`);
    lastParent = parent;
    for (const node of gone.slice(0, MAX_GONE)) lines.push(`  ${goneLine(node)}`);
    if (gone.length > MAX_GONE) lines.push(`  x ${gone.length - MAX_GONE} more went`);
    if (come.length === 0) continue;
    const [first] = come;
    const inner = foldOutline(come, share, { parent, offset: first === undefined ? 0 : children.indexOf(first) });
    for (const { at, token } of inner.frames) frames.push({ at: lines.length + at, token });
    for (const line of inner.lines) lines.push(`  ${line.replace(/^( *)- /, '$1+ ')}`);
    folded += inner.folded;
    parts += inner.parts;
  }
  return { lines, frames, folded, parts };
}

function placeOf(node: PageNode | undefined): string {
  return node === undefined ? 'the page' : `${node.role} ${quote(shorten(node.name, 60))} [ref=${node.ref}]`;
}
