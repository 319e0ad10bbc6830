import type { CallContext, ToolOutput } from '../../../shared/tools/types.ts';
import { CHILD_FRAME_MS } from '../frame-times.ts';
import type { PageCalls } from '../page-calls.ts';
import type { Box } from './picture.ts';

const TOKENS_MS = 400;
/** More names than this on one picture hide it. */
const MAX_BOXES = 300;

export interface RefBox {
  readonly ref: string;
  readonly box: Box;
}

export interface RefBoxes {
  /** CSS pixels of the page in the main frame. */
  readonly items: readonly RefBox[];
  readonly isCut: boolean;
}

/** Controls of all frames that may be read, and where each lies on the page. `isWhole`: also outside the viewport. */
export async function collectBoxes(
  pages: PageCalls,
  tabId: number,
  isWhole: boolean,
  context: CallContext,
): Promise<RefBoxes> {
  const input = { whole: isWhole, max: MAX_BOXES };
  const answers = await pages.callAll(tabId, 'frame_boxes', input, context, CHILD_FRAME_MS);
  const byFrame = new Map(answers.map(({ frame, output }) => [frame.frameId, output]));
  const tokens = answers.flatMap(({ output }) => output.frames.map(({ token }) => token));
  const frameOfToken = await pages.tokens.resolve(tabId, tokens, TOKENS_MS);
  const items: RefBox[] = [];
  const top = byFrame.get(0);
  if (top === undefined) return { items, isCut: false };
  const place = (output: ToolOutput<'frame_boxes'>, at: { readonly x: number; readonly y: number }, clip?: Box) => {
    for (const { ref, box } of output.items) {
      const shown = cut({ ...box, x: box.x + at.x, y: box.y + at.y }, clip);
      if (shown !== undefined) items.push({ ref, box: shown });
    }
    for (const { token, box } of output.frames) {
      const frameId = frameOfToken.get(token) ?? 0;
      const child = byFrame.get(frameId);
      // Each frame once, whatever a page claims of its tokens.
      byFrame.delete(frameId);
      const area = cut({ ...box, x: box.x + at.x, y: box.y + at.y }, clip);
      if (child !== undefined && area !== undefined && frameId !== 0) {
        place(child, { x: box.x + at.x, y: box.y + at.y }, area);
      }
    }
  };
  place(top, top.scroll);
  return {
    items: items.slice(0, MAX_BOXES),
    isCut: items.length > MAX_BOXES || answers.some(({ output }) => output.isCut),
  };
}

/** What `clip` leaves of `box`. */
function cut(box: Box, clip: Box | undefined): Box | undefined {
  if (clip === undefined) return box;
  const x = Math.max(box.x, clip.x);
  const y = Math.max(box.y, clip.y);
  const width = Math.min(box.x + box.width, clip.x + clip.width) - x;
  const height = Math.min(box.y + box.height, clip.y + clip.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}
