import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { readNeverSites } from '../../never-sites.ts';
import { listFrames } from '../../page-frames.ts';
import { readableFrames } from '../../readable-frames.ts';
import { getTab } from '../../tabs.ts';

/** A frame that takes longer has no banner that anybody is waiting for. */
const FRAME_MS = 15_000;
const MAX_FRAMES = 30;

export const handlePageDismissOverlays: ToolHandler<'page_dismiss_overlays', BackgroundContext> = async (
  { tab },
  context,
) => {
  const { id } = await getTab(tab);
  await context.dialogs.prepare(id, context);
  const frames = readableFrames(await listFrames(id), await readNeverSites()).slice(0, MAX_FRAMES);
  const call = (frameId: number) =>
    context.pages.call({ tabId: id, frameId }, 'frame_dismiss_overlays', {}, context, FRAME_MS);
  // Services that ask for consent do so in a frame of theirs, which the page's own banner would cover.
  const main = await call(0);
  const others = await Promise.all(frames.slice(1).map(({ frameId }) => call(frameId).catch(() => undefined)));
  const all = [main, ...others.filter((one) => one !== undefined)];
  return { dismissed: all.flatMap(({ dismissed }) => dismissed), left: all.flatMap(({ left }) => left) };
};
