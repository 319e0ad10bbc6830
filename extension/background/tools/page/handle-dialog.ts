import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { dialogOpen } from '../../dialogs/open-dialogs.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { getTab } from '../../tabs.ts';

export const handlePageHandleDialog: ToolHandler<'page_handle_dialog', BackgroundContext> = async (
  { accept, text, tab },
  context,
) => {
  const { id } = await getTab(tab);
  const open = context.dialogs.find(id);
  if (open !== undefined) throw dialogOpen(open, false);
  await context.dialogs.prepare(id, context);
  const answers = await context.pages.callAll(id, 'frame_dialogs', { arm: { accept, text } }, context, CHILD_FRAME_MS);
  return {
    dialogs: answers
      .flatMap(({ output }) => output.answered)
      .map(({ kind, message, isAccepted }) => ({ kind, message, answer: isAccepted ? 'OK' : 'Cancel' })),
  };
};
