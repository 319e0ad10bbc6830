import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { findOpenable } from '../../host/find-openable.ts';
import type { HostContext } from '../../host-context.ts';
import { openDocument } from '../../os/open-document.ts';

export const handleDownloadsOpen: ToolHandler<'downloads_open', HostContext> = async ({ download }, context) => {
  const { path } = await findOpenable(context.router, download, context);
  await openDocument(path);
  return { opened: true };
};
