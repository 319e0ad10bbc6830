import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { getTabById } from '../../tabs.ts';

export const handlePageScreenshot: ToolHandler<'page_screenshot', BackgroundContext> = async (
  { fullPage = false, ref, format = 'png', tab },
  context,
) => {
  if (fullPage && ref !== undefined) {
    throw new ArqError('tool.input_invalid', 'Give fullPage or ref, not both.');
  }
  const at = await resolveTarget(context.pages, tab, ref);
  return context.capture.screenshot({ tab: await getTabById(at.tabId), at, ref, fullPage, format }, context);
};
