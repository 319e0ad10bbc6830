import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { addressOf, getTabById } from '../../tabs.ts';

export const handlePageReadMetadata: ToolHandler<'page_read_metadata', BackgroundContext> = async (
  { tab },
  context,
) => {
  const at = await resolveTarget(context.pages, tab, undefined);
  const metadata = await retryAfterLoad(context, at.tabId, () => context.pages.call(at, 'frame_metadata', {}, context));
  return { ...metadata, url: addressOf(await getTabById(at.tabId)) };
};
