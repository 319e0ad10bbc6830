import { listClosed } from '../../closed-tabs.ts';
import { requirePermission } from '../../optional-permissions.ts';
import { formatThing } from '../../thing-ids.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleSessionsList: ToolHandler<'sessions_list', BackgroundContext> = async ({ limit = 25 }) => {
  await requirePermission('sessions');
  const entries = (await listClosed()).slice(0, limit);
  return {
    entries: await Promise.all(entries.map(async ({ id, ...entry }) => ({ ...entry, session: await formatThing(id) }))),
  };
};
