import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { outlineOf } from '../../snapshot/outline.ts';
import { renderOutline } from '../../snapshot/render-outline.ts';

/** Characters of one frame when the caller named no limit. */
const DEFAULT_MAX_CHARS = 60_000;

export const handleFrameSnapshot: ToolHandler<'frame_snapshot', ContentContext> = async (
  { root, interactive = false, maxChars = DEFAULT_MAX_CHARS },
  { refs, frames },
) => {
  const pass = new ReadingPass();
  const from = root === undefined ? document.documentElement : refs.getElement(root);
  const nodes = outlineOf(from, { pass, isInteractiveOnly: interactive, maxChars });
  return renderOutline(nodes, { refs, pass, maxChars, tokenOf: (frame) => frames.tokenOf(frame) });
};
