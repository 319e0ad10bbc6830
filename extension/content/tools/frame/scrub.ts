import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { watchPage } from '../../watch/watched-pages.ts';

export const handleFrameScrub: ToolHandler<'frame_scrub', ContentContext> = async (
  { channel, texts },
  { lifetime },
) => {
  const page = watchPage(channel, lifetime);
  return { texts: texts.map((text) => page.scrub(text)) };
};
