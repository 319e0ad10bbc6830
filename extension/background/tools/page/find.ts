import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { callShown } from '../../shown-frames.ts';
import { getTab } from '../../tabs.ts';

const DEFAULT_LIMIT = 10;
/** For a goal the first is meant; the others show whether it is alone. */
const DEFAULT_FOR_GOAL = 3;

export const handlePageFind: ToolHandler<'page_find', BackgroundContext> = async (
  { role, name, text, goal, tab, limit = goal === undefined ? DEFAULT_LIMIT : DEFAULT_FOR_GOAL },
  context,
) => {
  const { id } = await getTab(tab);
  const answers = await retryAfterLoad(context, id, () =>
    callShown(id, 'frame_find', { role, name, text, goal, limit }, context),
  );
  const candidates = answers.flatMap(({ output }) => output.candidates);
  // Sorting is stable: equals keep frame and document order.
  const best = candidates.toSorted((a, b) => b.score - a.score).slice(0, limit);
  return {
    matches: best.map(({ ref, role, name, line, where }) => ({
      ref,
      role,
      name,
      // Of several that do the same, the place tells which is which.
      line: goal === undefined || where === '' ? line : `${line} in ${where}`,
    })),
  };
};
