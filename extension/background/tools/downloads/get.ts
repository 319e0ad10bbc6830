import { describeDownload, getDownload, parseDownload } from '../../downloads.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleDownloadsGet: ToolHandler<'downloads_get', BackgroundContext> = async (
  { download },
  { principal },
) => {
  await requirePermission('downloads');
  return describeDownload(await getDownload(await parseDownload(download, principal)));
};
