import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { readFrames } from '../../read/read-frames.ts';
import { resolveTarget } from '../../resolve-target.ts';

const DEFAULT_LINES = 100;

export const handlePageReadConsole: ToolHandler<'page_read_console', BackgroundContext> = async (
  { levels, text = '', after = '', limit = DEFAULT_LINES, tab },
  context,
) => {
  const { tabId } = await resolveTarget(context.pages, tab, undefined);
  const { channel, since, isNew } = await context.watches.begin(tabId, 'console', context);
  const { url, frames } = await readFrames({ tool: 'frame_watched', tab, input: { channel } }, context);
  const wanted = text.toLowerCase();
  const lines = frames
    .flatMap(({ output }) => output.lines)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, level, text: said, source }) => ({ at: new Date(at).toISOString(), level, text: said, source }))
    .filter((line) => levels === undefined || levels.includes(line.level))
    .filter((line) => line.at > after && line.text.toLowerCase().includes(wanted));
  return {
    url,
    since: new Date(since).toISOString(),
    isNew,
    lines: lines.slice(-limit),
    dropped: frames.reduce((sum, { output }) => sum + output.dropped, 0),
    truncated: lines.length > limit,
  };
};
