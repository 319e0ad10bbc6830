import { groundingOutcome } from '../../../../shared/plan/grounding.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { getTab } from '../../tabs.ts';

export const handlePageGround: ToolHandler<'page_ground', BackgroundContext> = async (
  { target, lastRef, tab },
  context,
) => {
  const { id } = await getTab(tab);
  const answers = await retryAfterLoad(context, id, () =>
    context.pages.callAll(id, 'frame_ground', { target, lastRef }, context, CHILD_FRAME_MS),
  );
  return groundingOutcome(
    answers.flatMap(({ output }) => output.candidates),
    target,
  );
};
