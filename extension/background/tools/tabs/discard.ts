import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { readTabState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleTabsDiscard: ToolHandler<'tabs_discard', BackgroundContext> = async ({ tab }) => {
  const { id, active } = await getTab(tab);
  if (active) {
    throw new ArqError(
      'tabs.in_front',
      'Browsers keep the tab in front in memory. Switch to another tab of its window with tabs_activate first.',
    );
  }
  // Chromium may give the tab another id by it; Firefox answers nothing.
  const kept = (await browser.tabs.discard(id)) as { readonly id?: number } | undefined;
  const state = await readTabState(kept?.id ?? id);
  if (state.isDiscarded) return state;
  throw new ArqError(
    'tabs.kept',
    'The browser keeps this tab in memory, as it does with pages that play, record or ask before they close.',
  );
};
