import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { toScreenshot, withSmall } from '../../capture/to-screenshot.ts';
import { resolveTarget } from '../../resolve-target.ts';
import { getTabById } from '../../tabs.ts';

export const handlePageScreenshot: ToolHandler<'page_screenshot', BackgroundContext> = async (input, context) => {
  const { fullPage = false, ref, padding = 0, format = 'png', quality, refs = false, tab } = input;
  if (fullPage && ref !== undefined) {
    throw new ArqError('tool.input_invalid', 'Give fullPage or ref, not both.');
  }
  if (format === 'png' && quality !== undefined) {
    throw new ArqError('tool.input_invalid', 'PNG has no quality. Leave quality out, or ask for jpeg or webp.');
  }
  const { capture, pages, principal } = context;
  const at = await resolveTarget(pages, tab, ref);
  // What is drawn on or scaled is taken without loss and encoded once.
  const isUsedAsItComes = format === 'jpeg' && !refs && input.maxTokens === undefined && input.maxBytes === undefined;
  const shot = { tab: await getTabById(at.tabId), at, ref, fullPage, padding, quality };
  const camera = isUsedAsItComes ? 'jpeg' : 'png';
  const { taken, boxes } = await capture.take({ ...shot, camera }, refs, context);
  const picture = capture.kept.keep(principal, taken, { tabId: at.tabId, ref, fullPage, padding });
  const screenshot = await toScreenshot(taken, boxes, input);
  return withSmall({ ...screenshot, ...(picture !== undefined && { picture }) }, context);
};
