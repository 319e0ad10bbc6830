import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isSeen } from '../../forms/classify/page-forms.ts';
import { isWhollyOnTop } from '../../forms/profile/is-on-top.ts';
import { isPlainlyDrawn } from '../../forms/profile/shown-by-frames.ts';
import { childFrames, isFrameShown } from '../../snapshot/frame-sight.ts';

export const handleFrameChildren: ToolHandler<'frame_children', ContentContext> = async (
  { bySight = false },
  { frames },
) => {
  const pass = new ReadingPass();
  return {
    frames: childFrames().flatMap((frame) => {
      const token = frames.tokenOf(frame);
      if (token === undefined) return [];
      const isMadeOut = () => isSeen(frame, pass) && isPlainlyDrawn(frame) && isWhollyOnTop(frame);
      const isShown = isFrameShown(frame, pass) && (!bySight || isMadeOut());
      return [{ token, isShown }];
    }),
  };
};
