import type { ToolOutput } from '../../shared/tools/types.ts';
import { addressOf, getTabById } from './tabs.ts';

type PageOutcome = ToolOutput<'page_navigate'>;

/** What a tab shows after a step that loaded a page. */
export async function outcomeOf(tabId: number, navigated: boolean, changed = ''): Promise<PageOutcome> {
  const tab = await getTabById(tabId);
  return { url: addressOf(tab), title: tab.title ?? '', navigated, changed };
}
