/** Asks the frames of a tab for what they hold, or the one frame of an element. Background only. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext, ToolArguments, ToolOutput } from '../../../shared/tools/types.ts';
import type { BackgroundContext } from '../background-context.ts';
import { CHILD_FRAME_MS } from '../frame-times.ts';
import type { Frame, FrameAddress } from '../page-frames.ts';
import { findReadableFrame } from '../readable-target.ts';
import { resolveTarget } from '../resolve-target.ts';
import { retryAfterLoad } from '../retry-after-load.ts';
import { callShown } from '../shown-frames.ts';
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

/** What a page shows; the others tell what it is, and what it does. */
const SHOWN: ReadonlySet<FrameReader> = new Set<FrameReader>([
  'frame_images',
  'frame_links',
  'frame_markdown',
  'frame_tables',
]);

export interface FramesRead<Name extends FrameReader> {
  readonly at: FrameAddress;
  readonly tab: KnownTab;
  readonly url: string;
  /** The main frame's answer first. A child frame that failed or was slow is left out. */
  readonly frames: readonly {
    readonly frameId: number;
    readonly parentFrameId: number;
    readonly url: string;
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
      const all = await (SHOWN.has(tool)
        ? callShown(at.tabId, tool, input, context)
        : pages.callAll(at.tabId, tool, input, context, CHILD_FRAME_MS));
      return all.map(({ frame: { frameId, parentFrameId, url }, output }) => ({ frameId, parentFrameId, url, output }));
    }
    const { url } = await getReadable(at);
    const output = await pages.call(at, tool, { ...input, ref }, context);
    return [{ frameId: at.frameId, parentFrameId: -1, url, output }];
  });
  const shown = await getTabById(at.tabId);
  return { at, tab: shown, url: addressOf(shown), frames };
}

async function getReadable(at: FrameAddress): Promise<Frame> {
  const frame = await findReadableFrame(at);
  if (frame !== undefined) return frame;
  throw new ArqError(
    'policy.site_never',
    'You set “never on this site” for the frame of this element. Take the site off the list to go on.',
  );
}
