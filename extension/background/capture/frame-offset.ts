import type { CallContext } from '../../../shared/tools/types.ts';
import type { PageCalls } from '../page-calls.ts';
import { listFrames, type FrameAddress } from '../page-frames.ts';

const TOKENS_MS = 400;
/** Every iframe of a page has a line in what has no limit. */
const WHOLE_TOKENS = 1_000_000;

/**
 * Where a frame lies in the window, in CSS pixels: the boxes of the iframes above it, added up. No frame knows this of
 * itself when its parent is another site's, so each parent is asked for the box of its iframe.
 */
export async function findFrameOffset(
  pages: PageCalls,
  { tabId, frameId }: FrameAddress,
  context: CallContext,
): Promise<{ x: number; y: number }> {
  const frames = await listFrames(tabId);
  const offset = { x: 0, y: 0 };
  let current = frames.find((frame) => frame.frameId === frameId);
  while (current !== undefined && current.parentFrameId >= 0) {
    const { frameId: child, parentFrameId: parent } = current;
    const whole = { interactive: true, maxTokens: WHOLE_TOKENS };
    const { text, frames: told } = await pages.call({ tabId, frameId: parent }, 'frame_snapshot', whole, context);
    const tokens = told.map(({ token }) => token);
    const frameOfToken = await pages.tokens.resolve(tabId, tokens, TOKENS_MS);
    const at = told.find(({ token }) => frameOfToken.get(token) === child)?.at ?? -1;
    const ref = /\[ref=(d\d+e\d+)\]/.exec(text.split('\n')[at] ?? '')?.[1];
    if (ref !== undefined) {
      const { box } = await pages.call({ tabId, frameId: parent }, 'frame_measure', { ref, capturing: true }, context);
      const { viewport } = await pages.call({ tabId, frameId: child }, 'frame_measure', { capturing: true }, context);
      // What the box is higher than the window in it, are border and padding; they are the same on all sides mostly.
      const inset = box === undefined ? 0 : Math.max(0, (box.height - viewport.height) / 2);
      offset.x += (box?.x ?? 0) + inset;
      offset.y += (box?.y ?? 0) + inset;
    }
    current = frames.find((frame) => frame.frameId === parent);
  }
  return offset;
}
