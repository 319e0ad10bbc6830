import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { framesOfSite } from '../../dialogs/frames-of-site.ts';
import { dialogOpen } from '../../dialogs/open-dialogs.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { readNeverSites } from '../../never-sites.ts';
import { listFrames } from '../../page-frames.ts';
import { readableFrames } from '../../readable-frames.ts';
import { resolveTarget } from '../../resolve-target.ts';

export const handlePageHandleDialog: ToolHandler<'page_handle_dialog', BackgroundContext> = async (
  { accept, text, ref, tab },
  context,
) => {
  const { tabId, frameId } = await resolveTarget(context.pages, tab, ref);
  const open = context.dialogs.find(tabId);
  if (open !== undefined) throw dialogOpen(open, false);
  await context.dialogs.prepare(tabId, context);
  // What was said before counts no more, also where this one does not reach.
  await context.dialogs.disarm(tabId);
  const own = framesOfSite(readableFrames(await listFrames(tabId), await readNeverSites()), frameId);
  const said = { arm: { accept, text }, isDangerAllowed: context.allowedRisk === 'danger' };
  await Promise.all(
    own.map(async (frame) => {
      const told = context.pages.call(
        { tabId, frameId: frame.frameId },
        'frame_dialogs',
        said,
        context,
        CHILD_FRAME_MS,
      );
      // One that does not answer shows its dialogs as ever; the one that was meant has to.
      await (frame.frameId === frameId ? told : told.catch(() => undefined));
    }),
  );
  const answers = await context.pages.callAll(tabId, 'frame_dialogs', {}, context, CHILD_FRAME_MS);
  return {
    dialogs: answers
      .flatMap(({ output }) => output.answered)
      .map(({ kind, message, isAccepted }) => ({ kind, message, answer: isAccepted ? 'OK' : 'Cancel' })),
  };
};
