import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { collectOutlines } from '../../collect-outlines.ts';
import { mergeOutlines, renderOutline } from '../../snapshot-merge.ts';
import { addressOf, getTabById } from '../../tabs.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';

const DEFAULT_CHARS = 60_000;
export const handlePageSnapshot: ToolHandler<'page_snapshot', BackgroundContext> = async (
  { tab, interactive, root, maxChars = DEFAULT_CHARS },
  context,
) => {
  const { pages } = context;
  const { tabId, frameId } = await resolveTarget(pages, tab, root);
  const { outlines, frameOfToken } = await retryAfterLoad(context, tabId, () =>
    collectOutlines({ tabId, frameId, root, options: { interactive, maxChars } }, context),
  );
  const merged = mergeOutlines(outlines, frameId, frameOfToken);
  const rendered = renderOutline(merged.lines, maxChars);
  const shown = await getTabById(tabId);
  return {
    url: addressOf(shown),
    title: shown.title ?? '',
    text: rendered.text,
    truncated: rendered.truncated || merged.truncated,
  };
};
