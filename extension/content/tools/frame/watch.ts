import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { watchPage } from '../../watch/watched-pages.ts';

export const handleFrameWatch: ToolHandler<'frame_watch', ContentContext> = async ({ channel }, { lifetime }) => ({
  since: watchPage(channel, lifetime).since,
});
