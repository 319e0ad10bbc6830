import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { joinMarkdown } from '../../read/join-markdown.ts';
import { readFrames } from '../../read/read-frames.ts';

const DEFAULT_CHARS = 100_000;
/** A child frame reports its token within a message's time, or when it has loaded. */
const TOKENS_MS = 400;

export const handlePageReadMarkdown: ToolHandler<'page_read_markdown', BackgroundContext> = async (
  { ref, whole, maxChars = DEFAULT_CHARS, tab },
  context,
) => {
  const read = await readFrames({ tool: 'frame_markdown', tab, ref, input: { whole, maxChars } }, context);
  const tokens = read.frames.flatMap(({ output }) => output.parts.flatMap(({ frame }) => frame ?? []));
  const frameOfToken = await context.pages.tokens.resolve(read.at.tabId, tokens, TOKENS_MS);
  const { text, truncated } = joinMarkdown(read.frames, read.at.frameId, frameOfToken);
  return {
    url: read.url,
    title: read.tab.title ?? '',
    text: text.slice(0, maxChars),
    truncated: truncated || text.length > maxChars,
  };
};
