import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { readSelection } from '../../read/read-selection.ts';

export const handleFrameSelection: ToolHandler<'frame_selection', ContentContext> = async ({ maxChars }, { refs }) => {
  const { text, element, isField } = readSelection();
  return {
    text: text.slice(0, maxChars),
    ...(element !== undefined && { ref: refs.refOf(element) }),
    isField,
    isFocused: document.hasFocus() || document.activeElement !== document.body,
    truncated: text.length > maxChars,
  };
};
