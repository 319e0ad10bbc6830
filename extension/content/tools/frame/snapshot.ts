import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler, ToolOutput } from '../../../../shared/tools/types.ts';
import { diffOutline } from '../../../../shared/page/diff-outline.ts';
import { estimateTokens } from '../../../../shared/page/estimate-tokens.ts';
import { foldOutline, type NodeRange } from '../../../../shared/page/fold-outline.ts';
import type { PageNode } from '../../../../shared/page/page-node.ts';
import { renderChanges } from '../../../../shared/page/render-changes.ts';
import type { ContentContext } from '../../content-context.ts';
import type { FoldedRange } from '../../refs.ts';
import { downTo, interactiveOnly } from '../../snapshot/interactive-only.ts';
import type { Outline } from '../../snapshot/outline.ts';
import { readOutline } from '../../snapshot/read-outline.ts';

/** Tokens of one frame when the caller named no limit. */
const DEFAULT_MAX_TOKENS = 6_000;

export const handleFrameSnapshot: ToolHandler<'frame_snapshot', ContentContext> = async (input, context) => {
  const { root, interactive = false, viewport = false, depth, since, keep } = input;
  const { refs, memory } = context;
  const range = root === undefined ? undefined : refs.getRange(root);
  const isInteractiveOnly = range?.isInteractiveOnly ?? interactive;
  const element = elementOf(root, range, context);
  const outline = readOutline(element, context, viewport);
  const fold = {
    maxTokens: input.maxTokens ?? DEFAULT_MAX_TOKENS,
    refOfRange: (folded: NodeRange) =>
      refs.refOfRange({ ...folded, isInteractiveOnly, root: range?.root ?? root ?? '' }),
  };
  const before = since === undefined ? undefined : memory.kept(since);
  const isWhole = root === undefined && !viewport;
  if (keep !== undefined && isWhole) memory.keep(keep, outline.nodes);
  if (before !== undefined) {
    const changes = diffOutline(before, outline.nodes);
    return answer(renderChanges(changes, outline.nodes, fold), outline, changes.length);
  }
  const shaped = isInteractiveOnly ? interactiveOnly(outline.nodes) : outline.nodes;
  if (range !== undefined) {
    const { nodes, offset } = stretchOf(shaped, range);
    return answer(foldOutline(nodes, fold, { parent: range.parent, offset }), outline);
  }
  return answer(foldOutline(depth === undefined ? shaped : downTo(shaped, depth), fold), outline);
};

function elementOf(root: string | undefined, range: FoldedRange | undefined, { refs }: ContentContext): Element {
  const ref = range === undefined ? root : range.parent === '' ? range.root : range.parent;
  return ref === undefined || ref === '' ? document.documentElement : refs.getElement(ref);
}

/** Folded neighbours as they are now: where the first of them is, else where they were. */
function stretchOf(
  nodes: readonly PageNode[],
  { parent, from, to, first }: FoldedRange,
): { nodes: readonly PageNode[]; offset: number } {
  // Where the outline began with the parent itself, the neighbours are what it holds.
  const list = parent === '' ? nodes : (nodes.find(({ ref }) => ref === parent)?.children ?? nodes);
  const length = to - from;
  const wanted = (node: PageNode) => node.ref === first;
  const isInPlace = first === '' || list.slice(from, to).some(wanted);
  const at = isInPlace ? from : list.findIndex(wanted);
  if (at === -1 || from >= list.length) {
    throw new ArqError('page.ref_stale', 'What was folded there is no longer on the page. Take a new page_snapshot.');
  }
  return { nodes: list.slice(at, at + length), offset: at };
}

function answer(
  {
    lines,
    frames,
    folded,
    parts,
  }: {
    lines: readonly string[];
    frames: readonly { at: number; token: string }[];
    folded: number;
    parts: number;
  },
  { isCut }: Outline,
  changes?: number,
): ToolOutput<'frame_snapshot'> {
  const text = lines.join('\n');
  return {
    text,
    frames: [...frames],
    tokens: estimateTokens(text),
    folded,
    parts,
    truncated: isCut,
    ...(changes === undefined ? {} : { changes }),
  };
}
