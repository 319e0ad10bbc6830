import { estimateTokens } from '../../../../shared/page/estimate-tokens.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { collectOutlines, type OutlineRequest } from '../../collect-outlines.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { mergeChanges, mergeOutlines, sharesOf, type FrameOutline, type MergedOutline } from '../../snapshot-merge.ts';
import { addressOf, getTabById } from '../../tabs.ts';

const DEFAULT_MAX_TOKENS = 6_000;
/** What the words around the outline take, besides address and title. */
const AROUND_TOKENS = 70;
const MIN_TOKENS = 60;

export const handlePageSnapshot: ToolHandler<'page_snapshot', BackgroundContext> = async (
  { tab, interactive, root, viewport, depth, since, maxTokens = DEFAULT_MAX_TOKENS },
  context,
) => {
  const { tabId, frameId } = await resolveTarget(context.pages, tab, root);
  const shown = await getTabById(tabId);
  const around = estimateTokens(`${addressOf(shown)}${shown.title ?? ''}`) + AROUND_TOKENS;
  const budget = Math.max(MIN_TOKENS, maxTokens - around);
  const keep = crypto.randomUUID().slice(0, ID_CHARS);
  const options = { interactive, viewport, depth, since, keep, maxTokens: budget };
  const { text, shown: outlines } = await retryAfterLoad(context, tabId, () =>
    fitted({ tabId, frameId, root, options }, budget, context),
  );
  const after = await getTabById(tabId);
  const note = noteOf(outlines, since);
  return {
    url: addressOf(after),
    title: after.title ?? '',
    text: text === '' && outlines[0]?.changes !== undefined ? 'Nothing changed.' : text,
    id: keep,
    note,
    truncated: outlines.some(({ folded, truncated }) => folded > 0 || truncated),
  };
};

const ID_CHARS = 6;

/** The outline within the budget: where frames together are too long, those that are asked for shorter ones. */
async function fitted(
  request: OutlineRequest,
  maxTokens: number,
  context: Parameters<typeof collectOutlines>[1],
): Promise<MergedOutline> {
  const { tabId, frameId, root, options } = request;
  const { outlines, frameOfToken } = await collectOutlines(request, context);
  const merge = (all: readonly FrameOutline[]) =>
    all.find((outline) => outline.frameId === frameId)?.changes === undefined
      ? mergeOutlines(all, frameId, frameOfToken)
      : mergeChanges(all, frameId, frameOfToken);
  const merged = merge(outlines);
  const shares = sharesOf(merged.shown, maxTokens);
  if (shares.size === 0) return merged;
  const shorter = await Promise.all(
    outlines.map(async (outline): Promise<FrameOutline> => {
      const share = shares.get(outline);
      if (share === undefined) return outline;
      const isRoot = outline.frameId === frameId && root !== undefined;
      const asked = { ...options, ...(isRoot ? { root } : {}), maxTokens: share };
      const at = { tabId, frameId: outline.frameId };
      const output = await context.pages
        .call(at, 'frame_snapshot', asked, context, CHILD_FRAME_MS)
        .catch(() => undefined);
      return output === undefined
        ? outline
        : { ...output, frameId: outline.frameId, parentFrameId: outline.parentFrameId };
    }),
  );
  return merge(shorter);
}

function noteOf(outlines: readonly FrameOutline[], since: string | undefined): string {
  const folded = outlines.reduce((sum, outline) => sum + outline.folded, 0);
  const parts = outlines.reduce((sum, outline) => sum + outline.parts, 0);
  const notes: string[] = [];
  if (since !== undefined && outlines[0]?.changes === undefined) {
    notes.push(`Snapshot ${since} is no longer held, so this is the whole page.`);
  }
  if (folded > 0) {
    notes.push(
      `${folded} lines are folded in ${parts} parts: root with a part's ref unfolds it; page_find looks in all.`,
    );
  }
  if (outlines.some(({ truncated }) => truncated)) notes.push('The page is too large: only its beginning was read.');
  return notes.join(' ');
}
