import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { listFolder } from '../../os/text-files.ts';

export const handleFilesList: ToolHandler<'files_list', HostContext> = ({ path }, { fileRoots, principal }) =>
  listFolder(path, fileRoots(principal));
