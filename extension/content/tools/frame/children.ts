import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { isSeen } from '../../forms/classify/page-forms.ts';
import { isWhollyOnTop } from '../../forms/profile/is-on-top.ts';
import { ClickedThrough } from '../../forms/profile/passed-through.ts';
import { isPlainlyDrawn } from '../../forms/profile/shown-by-frames.ts';
import { childFrames, isFrameShown, type FrameElement } from '../../snapshot/frame-sight.ts';

export const handleFrameChildren: ToolHandler<'frame_children', ContentContext> = async ({ bySight }, { frames }) => {
  const pass = new ReadingPass();
  const through = bySight === undefined ? undefined : new ClickedThrough(document);
  const isMadeOut = (frame: FrameElement) =>
    through === undefined || (isSeen(frame, pass) && isPlainlyDrawn(frame) && isWhollyOnTop(frame, through));
  return {
    frames: childFrames().flatMap((frame) => {
      const token = frames.tokenOf(frame);
      if (token === undefined || bySight?.includes(token) === false) return [];
      return [{ token, isShown: isFrameShown(frame, pass) && isMadeOut(frame) }];
    }),
  };
};
