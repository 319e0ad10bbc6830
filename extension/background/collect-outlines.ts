import type { CallContext, ToolArguments } from '../../shared/tools/types.ts';
import { CHILD_FRAME_MS } from './frame-times.ts';
import { readNeverSites } from './never-sites.ts';
import type { PageCalls } from './page-calls.ts';
import { listFrames } from './page-frames.ts';
import { readableFrames } from './readable-frames.ts';
import type { FrameOutline } from './snapshot-merge.ts';

/** A child frame reports its token within a message's time, or when it has loaded. */
const TOKENS_MS = 400;
/** Frames that come while the page is read are asked as well, so deep and so often. */
const ROUNDS = 4;

export interface OutlineRequest {
  readonly tabId: number;
  readonly frameId: number;
  readonly root: string | undefined;
  readonly options: ToolArguments<'frame_snapshot'>;
}

/** Outlines of a tab's frames, and which frame each iframe's token names. */
export async function collectOutlines(
  { tabId, frameId, root, options }: OutlineRequest,
  context: CallContext & { readonly pages: PageCalls },
): Promise<{ outlines: FrameOutline[]; frameOfToken: Map<string, number> }> {
  const { pages } = context;
  const first = await pages.callAll(tabId, 'frame_snapshot', options, context, CHILD_FRAME_MS);
  const outlines = new Map<number, FrameOutline>();
  for (const { frame, output } of first) outlines.set(frame.frameId, { ...output, ...frame });
  if (root !== undefined) {
    // Inside an element, the rest of its frame does not count; what lies in iframes below it does.
    const output = await pages.call({ tabId, frameId }, 'frame_snapshot', { ...options, root }, context);
    outlines.set(frameId, { frameId, parentFrameId: -1, ...output });
  }
  for (let round = 1; ; round += 1) {
    const tokens = [...outlines.values()].flatMap(({ frames: lines }) => lines.map(({ token }) => token));
    const frameOfToken = await pages.tokens.resolve(tabId, tokens, TOKENS_MS);
    const frames = readableFrames(await listFrames(tabId), await readNeverSites());
    const missing = [...new Set(frameOfToken.values())].filter(
      (id) => !outlines.has(id) && frames.some(({ frameId: known }) => known === id),
    );
    if (missing.length === 0 || round === ROUNDS) return { outlines: [...outlines.values()], frameOfToken };
    await Promise.all(
      missing.map(async (id) => {
        const parentFrameId = frames.find((frame) => frame.frameId === id)?.parentFrameId ?? -1;
        // A frame that cannot be read shows as its iframe's line alone, and is not asked again.
        const empty = { text: '', frames: [], tokens: 0, folded: 0, parts: 0, truncated: false };
        const at = { tabId, frameId: id };
        const output = await pages.call(at, 'frame_snapshot', options, context, CHILD_FRAME_MS).catch(() => empty);
        outlines.set(id, { frameId: id, parentFrameId, ...output });
      }),
    );
  }
}
