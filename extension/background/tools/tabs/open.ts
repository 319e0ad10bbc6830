import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { findWindowForTab } from '../../private-windows.ts';
import { showOpened } from '../../show-opened.ts';

export const handleTabsOpen: ToolHandler<'tabs_open', BackgroundContext> = async (
  { url, background = false },
  context,
) => {
  const since = context.navigations.now;
  const windowId = await findWindowForTab(context.principal);
  const created = await browser.tabs.create({
    url,
    active: !background,
    ...(windowId !== undefined && { windowId }),
  });
  if (created.id === undefined) throw new ArqError('tabs.gone', 'The browser opened no tab. Open a window first.');
  return showOpened(created.id, url, since, context);
};
