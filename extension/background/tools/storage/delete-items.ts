import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { useStorage } from '../../site-data/site-storage.ts';

export const handleStorageDeleteItems: ToolHandler<'storage_delete_items', BackgroundContext> = async (
  { kind, names, tab },
  context,
) => {
  const { site, items } = await useStorage(tab, { kind, act: { do: 'delete', names } }, context);
  return { site, deleted: items.map(({ name }) => name) };
};
