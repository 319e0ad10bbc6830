import { groundingOutcome } from '../../../../shared/plan/grounding.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { callShown } from '../../shown-frames.ts';
import { getTab } from '../../tabs.ts';

export const handlePageGround: ToolHandler<'page_ground', BackgroundContext> = async (
  { target, lastRef, tab },
  context,
) => {
  const { id } = await getTab(tab);
  const answers = await retryAfterLoad(context, id, () => callShown(id, 'frame_ground', { target, lastRef }, context));
  return groundingOutcome(
    answers.flatMap(({ output }) => output.candidates),
    target,
  );
};
