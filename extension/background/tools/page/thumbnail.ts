import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { getTab } from '../../tabs.ts';

export const handlePageThumbnail: ToolHandler<'page_thumbnail', BackgroundContext> = async ({ tab }, context) =>
  context.capture.thumbnail(await getTab(tab), context);
