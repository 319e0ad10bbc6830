import { browser } from 'wxt/browser';
import { describeDownload, leaveOutUntold } from '../../downloads.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleDownloadsList: ToolHandler<'downloads_list', BackgroundContext> = async (
  { text = '', limit = 50 },
  { principal },
) => {
  await requirePermission('downloads');
  const wanted = text.toLowerCase();
  const items = await browser.downloads.search({ orderBy: ['-startTime'] });
  const matching = items.filter(({ url, filename }) => `${url}\n${filename}`.toLowerCase().includes(wanted));
  return {
    entries: await Promise.all((await leaveOutUntold(matching, principal)).slice(0, limit).map(describeDownload)),
  };
};
