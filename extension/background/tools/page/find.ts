import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { CHILD_FRAME_MS } from '../../frame-times.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { getTab } from '../../tabs.ts';

const DEFAULT_LIMIT = 10;

export const handlePageFind: ToolHandler<'page_find', BackgroundContext> = async (
  { role, name, text, tab, limit = DEFAULT_LIMIT },
  context,
) => {
  const { id } = await getTab(tab);
  const answers = await retryAfterLoad(context, id, () =>
    context.pages.callAll(id, 'frame_find', { role, name, text, limit }, context, CHILD_FRAME_MS),
  );
  const candidates = answers.flatMap(({ output }) => output.candidates);
  // Sorting is stable: equals keep frame and document order.
  const best = candidates.toSorted((a, b) => b.score - a.score).slice(0, limit);
  return { matches: best.map(({ ref, role, name, line }) => ({ ref, role, name, line })) };
};
