import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { readFrames } from '../../read/read-frames.ts';

const DEFAULT_LINKS = 500;
/** What one frame is asked for before links are chosen by text. */
const MAX_LINKS = 20_000;

export const handlePageReadLinks: ToolHandler<'page_read_links', BackgroundContext> = async (
  { ref, text, leaving, limit = DEFAULT_LINKS, tab },
  context,
) => {
  const { url, frames } = await readFrames({ tool: 'frame_links', tab, ref, input: { limit: MAX_LINKS } }, context);
  const wanted = text?.trim().toLowerCase() ?? '';
  const links = frames
    .flatMap(({ output }) => output.links)
    .filter((link) => leaving === undefined || link.leaves === leaving)
    .filter((link) => wanted === '' || `${link.text}\n${link.url}`.toLowerCase().includes(wanted));
  const isCut = links.length > limit || frames.some(({ output }) => output.truncated);
  return { url, links: links.slice(0, limit), truncated: isCut };
};
