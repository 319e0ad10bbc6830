import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { getTab } from '../../tabs.ts';

export const handlePageMark: ToolHandler<'page_mark', BackgroundContext> = async ({ runId, on, tab }, context) => {
  const { id } = await getTab(tab);
  await (on ? context.marks.show(id, runId, context) : context.marks.remove(id, runId, context));
  return { marked: on };
};
