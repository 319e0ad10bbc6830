import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { PageActivity } from '../../act/page-activity.ts';
import type { ContentContext } from '../../content-context.ts';

/** One for all who wait for this document. */
let activity: PageActivity | undefined;

export const handleFrameActivity: ToolHandler<'frame_activity', ContentContext> = async (_, context) => {
  if (activity?.isOver !== false) {
    activity?.end();
    activity = new PageActivity(context.witness, context.lifetime);
  }
  return activity.read();
};
