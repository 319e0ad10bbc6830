import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { HostContext } from '../../host-context.ts';
import { listProcesses } from '../../os/process-table.ts';

export const handleProcessList: ToolHandler<'process_list', HostContext> = async (
  { sortBy = 'cpu', name, limit = 20 },
  { signal },
) => {
  const wanted = name?.toLowerCase();
  const all = await listProcesses({ withCpu: true, signal });
  const field = sortBy === 'cpu' ? 'cpuPercent' : 'memoryBytes';
  const processes = all
    .filter((item) => !item.isZombie && (wanted === undefined || item.name.toLowerCase().includes(wanted)))
    .toSorted((left, right) => right[field] - left[field])
    .slice(0, limit)
    .map(({ pid, name: title, cpuPercent, memoryBytes, user }) => ({
      pid,
      name: title,
      cpuPercent,
      memoryBytes,
      user,
    }));
  return { processes };
};
