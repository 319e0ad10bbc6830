import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { describeDownload, waitForDownload } from '../../downloads.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleDownloadsStart: ToolHandler<'downloads_start', BackgroundContext> = async (
  { url, fileName, waitMs = 0 },
  { signal },
) => {
  await requirePermission('downloads');
  const id = await browser.downloads.download({
    url,
    saveAs: false,
    ...(fileName !== undefined && { filename: withoutFolders(fileName) }),
  });
  return describeDownload(await waitForDownload(id, waitMs, signal));
};

/** A name alone: where downloads go is the user's to say. */
function withoutFolders(fileName: string): string {
  if (!/[/\\:]|^\.+$/.test(fileName)) return fileName;
  throw new ArqError('downloads.bad_name', 'Give a plain file name without folders, such as report.pdf.');
}
