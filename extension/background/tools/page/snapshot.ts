import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { mergeOutlines, renderOutline } from '../../snapshot-merge.ts';
import { addressOf, getTabById } from '../../tabs.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';

const DEFAULT_CHARS = 60_000;
/** A child frame reports its token within a message's time, or when it has loaded. */
const TOKENS_MS = 400;

export const handlePageSnapshot: ToolHandler<'page_snapshot', BackgroundContext> = async (
  { tab, interactive, root, maxChars = DEFAULT_CHARS },
  context,
) => {
  const { pages } = context;
  const { tabId, frameId } = await resolveTarget(pages, tab, root);
  const options = { interactive, maxChars };
  const outlines = await retryAfterLoad(context, tabId, async () => {
    const all = await pages.callAll(tabId, 'frame_snapshot', options, context, CHILD_FRAME_MS);
    if (root === undefined) return all;
    // Inside an element, the rest of its frame does not count; what lies in iframes below it does.
    const output = await pages.call({ tabId, frameId }, 'frame_snapshot', { ...options, root }, context);
    return all.map((one) => (one.frame.frameId === frameId ? { ...one, output } : one));
  });
  const tokens = outlines.flatMap(({ output }) => output.lines.flatMap(({ frame }) => frame ?? []));
  const frameOfToken = await pages.tokens.resolve(tabId, tokens, TOKENS_MS);
  const merged = mergeOutlines(
    outlines.map(({ frame, output }) => ({ ...output, frameId: frame.frameId, parentFrameId: frame.parentFrameId })),
    frameId,
    frameOfToken,
  );
  const rendered = renderOutline(merged.lines, maxChars);
  const shown = await getTabById(tabId);
  return {
    url: addressOf(shown),
    title: shown.title ?? '',
    text: rendered.text,
    truncated: rendered.truncated || merged.truncated,
  };
};
