import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { findBoxes } from '../../mark/find-boxes.ts';

const plain = ({ x, y, width, height }: DOMRect) => ({ x, y, width, height });

export const handleFrameBoxes: ToolHandler<'frame_boxes', ContentContext> = async (
  { whole = false, max },
  { refs, frames },
) => {
  const found = findBoxes(whole, max);
  return {
    items: found.controls.map(({ element, box }) => ({ ref: refs.refOf(element), box: plain(box) })),
    frames: found.frames.flatMap(({ element, box }) => {
      const token = frames.tokenOf(element);
      return token === undefined ? [] : [{ token, box: plain(box) }];
    }),
    scroll: { x: scrollX, y: scrollY },
    isCut: found.isCut,
  };
};
