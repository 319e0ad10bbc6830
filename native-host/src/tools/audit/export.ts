import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { workspaceOf } from '../../../../shared/policy/principal.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';

export const handleAuditExport: ToolHandler<'audit_export', HostContext> = async (
  { format, ...filter },
  { audit, exportsFolder, principal, signal },
) => {
  const path = join(exportsFolder, `audit-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.${format}`);
  await mkdir(exportsFolder, { recursive: true, mode: 0o700 });
  let rows = format === 'csv' ? -1 : 0;
  const lines = audit.export({ workspace: workspaceOf(principal), ...filter }, format);
  const counted = async function* () {
    for await (const line of lines) {
      rows += 1;
      yield line;
    }
  };
  await pipeline(Readable.from(counted()), createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal });
  return { path, rows };
};
