import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { readTextFile } from '../../os/text-files.ts';

export const handleFilesRead: ToolHandler<'files_read', HostContext> = ({ path, maxBytes }, { fileRoots, principal }) =>
  readTextFile(path, { maxBytes, roots: fileRoots(principal) });
