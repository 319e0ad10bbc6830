import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { visibleText } from '../../snapshot/visible-text.ts';

export const handleFrameText: ToolHandler<'frame_text', ContentContext> = async ({ ref, maxChars }, { refs }) =>
  visibleText(ref === undefined ? document.documentElement : refs.getElement(ref), new ReadingPass(), maxChars);
