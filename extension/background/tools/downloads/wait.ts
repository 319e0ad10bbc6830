import { describeDownload, parseDownload, waitForDownload } from '../../downloads.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleDownloadsWait: ToolHandler<'downloads_wait', BackgroundContext> = async (
  { download, waitMs = 30_000 },
  { signal, principal },
) => {
  await requirePermission('downloads');
  const item = await waitForDownload(await parseDownload(download, principal), waitMs, signal);
  const { state, receivedBytes, totalBytes, error } = await describeDownload(item);
  return { state, receivedBytes, totalBytes, error };
};
