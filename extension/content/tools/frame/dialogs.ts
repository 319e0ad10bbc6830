import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { wouldAskToStay } from '../../dialogs/leave-page.ts';

export const handleFrameDialogs: ToolHandler<'frame_dialogs', ContentContext> = async (
  { arm, disarm, leaving, actingMs, isDangerAllowed = false },
  { dialogs, lifetime, principal, runId },
) => {
  const { channel } = dialogs;
  const by = { principal, runId };
  if (actingMs !== undefined) dialogs.actFor(actingMs, isDangerAllowed, by);
  if (arm !== undefined) dialogs.arm({ ...arm, isDangerAllowed }, by);
  if (disarm === true) dialogs.disarm();
  return {
    channel,
    isHooked: dialogs.isHooked,
    asksToStay: leaving === true && wouldAskToStay(dialogs, by, lifetime),
    answered: [...dialogs.answered],
  };
};
