import { browser } from 'wxt/browser';
import { isFirefox } from '../../browser-kind.ts';
import { getTab, getTabById, tabIdOf } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsZoom: ToolHandler<'tabs_zoom', BackgroundContext> = async ({ tab, factor }) => {
  const { id } = await getTab(tab);
  if (factor !== undefined) {
    // Of this tab alone, so that the user's own zoom of the site stays; Firefox has no such thing.
    if (!isFirefox) await browser.tabs.setZoomSettings(id, { scope: 'per-tab' });
    await browser.tabs.setZoom(id, factor);
  }
  const { scope } = await browser.tabs.getZoomSettings(id);
  return {
    tab: await tabIdOf(await getTabById(id)),
    factor: Math.round((await browser.tabs.getZoom(id)) * 100) / 100,
    scope: scope === 'per-tab' ? 'tab' : 'site',
  };
};
