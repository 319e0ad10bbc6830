import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { readFrames } from '../../read/read-frames.ts';

const DEFAULT_CHARS = 100_000;

export const handlePageReadSelection: ToolHandler<'page_read_selection', BackgroundContext> = async (
  { maxChars = DEFAULT_CHARS, tab },
  context,
) => {
  const { url, frames } = await readFrames({ tool: 'frame_selection', tab, input: { maxChars } }, context);
  const selected = frames.map(({ output }) => output).filter(({ text, isField }) => text !== '' || isField);
  // A frame keeps its selection when another takes the focus.
  const chosen = selected.find(({ isFocused }) => isFocused) ?? selected[0];
  if (chosen === undefined) return { url, text: '', isField: false, truncated: false };
  const { text, ref, isField, truncated } = chosen;
  return { url, text, ...(ref !== undefined && { ref }), isField, truncated };
};
