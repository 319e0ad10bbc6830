import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { retryAfterLoad } from '../../retry-after-load.ts';
import { callShown } from '../../shown-frames.ts';
import { addressOf, getTab, getTabById } from '../../tabs.ts';

export const handlePageReadForms: ToolHandler<'page_read_forms', BackgroundContext> = async ({ tab }, context) => {
  const { id } = await getTab(tab);
  const answers = await retryAfterLoad(context, id, () => callShown(id, 'frame_forms', {}, context));
  const shown = await getTabById(id);
  return {
    url: addressOf(shown),
    title: shown.title ?? '',
    forms: answers.flatMap(({ output }) => output.forms),
    truncated: answers.some(({ output }) => output.truncated),
  };
};
