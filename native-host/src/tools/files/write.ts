import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { writeTextFile } from '../../os/text-files.ts';

export const handleFilesWrite: ToolHandler<'files_write', HostContext> = (
  { path, text, overwrite = false },
  { fileRoots, principal },
) => writeTextFile(path, text, { overwrite, roots: fileRoots(principal) });
