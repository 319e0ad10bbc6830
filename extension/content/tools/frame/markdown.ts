import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { mainContent } from '../../ground/main-parts.ts';
import { readMarkdown } from '../../read/markdown.ts';

export const handleFrameMarkdown: ToolHandler<'frame_markdown', ContentContext> = async (
  { ref, whole = false, maxChars },
  { refs, frames },
) => {
  const pass = new ReadingPass();
  const [main] = ref === undefined && !whole ? mainContent(pass) : [];
  const root = ref === undefined ? (main?.element ?? document.body) : refs.getElement(ref);
  return readMarkdown(root, pass, frames, { isWhole: whole || ref !== undefined, maxChars });
};
