import { makeNode, type PageNode } from '../../../shared/page/page-node.ts';

/** What can be acted on, headings and frames; what only holds others gives way to them. Choices of a select are left out. */
export function interactiveOnly(nodes: readonly PageNode[]): PageNode[] {
  return nodes.flatMap((node) => {
    if (node.role === '') return [];
    const held = interactiveOnly(
      node.role === 'combobox' ? node.children.filter(({ role }) => role !== 'option') : node.children,
    );
    const isKept =
      node.isActive || node.role === 'heading' || node.role === 'iframe' || node.states.includes('[clickable]');
    if (!isKept) return held;
    return held.length === 0 && node.children.length === 0 ? [node] : [makeNode({ ...node, children: held })];
  });
}

/** Down to `depth` levels; what lies deeper is counted. */
export function downTo(nodes: readonly PageNode[], depth: number): PageNode[] {
  return nodes.map((node) => {
    if (node.children.length === 0) return node;
    if (depth > 1) return makeNode({ ...node, children: downTo(node.children, depth - 1) });
    const below = `… ${node.lines - 1} lines below`;
    return makeNode({ ...node, children: [], value: node.value === '' ? below : `${node.value} ${below}` });
  });
}
