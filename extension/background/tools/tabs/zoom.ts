import { browser } from 'wxt/browser';
import { isFirefox } from '../../browser-kind.ts';
import { getTab, getTabById, tabIdOf } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsZoom: ToolHandler<'tabs_zoom', BackgroundContext> = async ({ tab, factor: asked, step }) => {
  const { id } = await getTab(tab);
  const factor = asked ?? (step && nextStep(await browser.tabs.getZoom(id), step));
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

/** As the browser's own keys have them, within what the tool takes. */
const STEPS = [0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];
/** Browsers round what they were told. */
const SAME = 0.01;

function nextStep(now: number, step: 'in' | 'out'): number {
  const next = step === 'in' ? STEPS.find((one) => one > now + SAME) : STEPS.findLast((one) => one < now - SAME);
  return next ?? now;
}
