import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';
import { wouldAskToStay } from '../../dialogs/leave-page.ts';

export const handleFrameDialogs: ToolHandler<'frame_dialogs', ContentContext> = async (
  { arm, disarm, leaving, actingMs, isDangerAllowed = false },
  { dialogs, lifetime },
) => {
  const { channel } = dialogs;
  if (actingMs !== undefined) dialogs.actFor(actingMs, isDangerAllowed);
  if (arm !== undefined) dialogs.arm({ ...arm, isDangerAllowed });
  if (disarm === true) dialogs.disarm();
  return {
    channel,
    isHooked: dialogs.isHooked,
    asksToStay: leaving === true && wouldAskToStay(dialogs, lifetime),
    answered: [...dialogs.answered],
  };
};
