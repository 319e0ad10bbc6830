/** Asks the frames of a tab for what they hold, or the one frame of an element. Background only. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext, ToolArguments, ToolOutput } from '../../../shared/tools/types.ts';
import type { BackgroundContext } from '../background-context.ts';
import { CHILD_FRAME_MS } from '../frame-times.ts';
import { readNeverSites } from '../never-sites.ts';
import { listFrames, type FrameAddress } from '../page-frames.ts';
import { readableFrames } from '../readable-frames.ts';
import { resolveTarget } from '../resolve-target.ts';
import { retryAfterLoad } from '../retry-after-load.ts';
import { addressOf, getTabById, type KnownTab } from '../tabs.ts';

/** Tools that read one frame. */
export type FrameReader =
  | 'frame_images'
  | 'frame_links'
  | 'frame_markdown'
  | 'frame_metadata'
  | 'frame_selection'
  | 'frame_tables'
  | 'frame_timings'
  | 'frame_watched';

export interface FramesRead<Name extends FrameReader> {
  readonly at: FrameAddress;
  readonly tab: KnownTab;
  readonly url: string;
  /** The main frame's answer first. A child frame that failed or was slow is left out. */
  readonly frames: readonly {
    readonly frameId: number;
    readonly parentFrameId: number;
    readonly output: ToolOutput<Name>;
  }[];
}

export interface ReadRequest<Name extends FrameReader> {
  readonly tool: Name;
  readonly tab: string | undefined;
  readonly ref?: string | undefined;
  readonly input: ToolArguments<Name>;
}

/** Throws what a page call throws, and `policy.site_never` where the element lies in a frame of a listed site. */
export async function readFrames<Name extends FrameReader>(
  { tool, tab, ref, input }: ReadRequest<Name>,
  context: CallContext & BackgroundContext,
): Promise<FramesRead<Name>> {
  const { pages } = context;
  const at = await resolveTarget(pages, tab, ref);
  const frames = await retryAfterLoad(context, at.tabId, async () => {
    if (ref === undefined) {
      const all = await pages.callAll(at.tabId, tool, input, context, CHILD_FRAME_MS);
      return all.map(({ frame: { frameId, parentFrameId }, output }) => ({ frameId, parentFrameId, output }));
    }
    await assertReadable(at);
    const output = await pages.call(at, tool, { ...input, ref }, context);
    return [{ frameId: at.frameId, parentFrameId: -1, output }];
  });
  const shown = await getTabById(at.tabId);
  return { at, tab: shown, url: addressOf(shown), frames };
}

async function assertReadable({ tabId, frameId }: FrameAddress): Promise<void> {
  const frames = readableFrames(await listFrames(tabId), await readNeverSites());
  if (frames.some((frame) => frame.frameId === frameId)) return;
  throw new ArqError(
    'policy.site_never',
    'You set “never on this site” for the frame of this element. Take the site off the list to go on.',
  );
}
