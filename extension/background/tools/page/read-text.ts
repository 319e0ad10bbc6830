import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { callShown } from '../../shown-frames.ts';
import { addressOf, getTabById } from '../../tabs.ts';

const DEFAULT_CHARS = 100_000;

export const handlePageReadText: ToolHandler<'page_read_text', BackgroundContext> = async (
  { ref, maxChars = DEFAULT_CHARS, tab },
  context,
) => {
  const { pages } = context;
  const at = await resolveTarget(pages, tab, ref);
  const outputs = await retryAfterLoad(context, at.tabId, async () => {
    if (ref !== undefined) return [await pages.call(at, 'frame_text', { ref, maxChars }, context)];
    const all = await callShown(at.tabId, 'frame_text', { maxChars }, context);
    return all.map(({ output }) => output);
  });
  const text = outputs.flatMap((output) => (output.text.trim() === '' ? [] : [output.text])).join('\n\n');
  const shown = await getTabById(at.tabId);
  return {
    url: addressOf(shown),
    title: shown.title ?? '',
    text: text.slice(0, maxChars),
    truncated: text.length > maxChars || outputs.some(({ truncated }) => truncated),
  };
};
