import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { getDownload, parseDownload } from '../../downloads.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleDownloadsShow: ToolHandler<'downloads_show', BackgroundContext> = async (
  { download },
  { principal },
) => {
  await requirePermission('downloads');
  const id = await parseDownload(download, principal);
  const { state } = await getDownload(id);
  if (state !== 'complete')
    throw new ArqError('downloads.unfinished', 'The download is not finished. Wait for it with downloads_wait.');
  browser.downloads.show(id);
  return { shown: true };
};
