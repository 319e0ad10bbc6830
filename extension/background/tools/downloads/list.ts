import { browser } from 'wxt/browser';
import { describeDownload } from '../../downloads.ts';
import { leaveOutNever } from '../../never-sites.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleDownloadsList: ToolHandler<'downloads_list', BackgroundContext> = async ({
  text = '',
  limit = 50,
}) => {
  await requirePermission('downloads');
  const wanted = text.toLowerCase();
  const items = await browser.downloads.search({ orderBy: ['-startTime'] });
  const matching = items.filter(({ url, filename }) => `${url}\n${filename}`.toLowerCase().includes(wanted));
  return { entries: await Promise.all((await leaveOutNever(matching)).slice(0, limit).map(describeDownload)) };
};
