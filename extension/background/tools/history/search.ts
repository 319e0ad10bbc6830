import { browser } from 'wxt/browser';
import { leaveOutNever } from '../../never-sites.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

const DAY_MS = 86_400_000;

export const handleHistorySearch: ToolHandler<'history_search', BackgroundContext> = async ({
  text = '',
  days = 90,
  limit = 50,
}) => {
  await requirePermission('history');
  // More than asked for, since some may be left out.
  const startTime = Date.now() - days * DAY_MS;
  const items = await browser.history.search({ text, startTime, maxResults: limit * 2 });
  const entries = items.map(({ url = '', title, lastVisitTime = 0, visitCount }) => ({
    url,
    title: title ?? '',
    at: new Date(lastVisitTime).toISOString(),
    visits: visitCount ?? 0,
  }));
  return { entries: (await leaveOutNever(entries)).slice(0, limit) };
};
