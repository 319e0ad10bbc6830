import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { useStorage } from '../../site-data/site-storage.ts';

export const handleStorageSetItem: ToolHandler<'storage_set_item', BackgroundContext> = async (
  { kind, name, value, tab },
  context,
) => {
  const { site } = await useStorage(tab, { kind, act: { do: 'set', name, value } }, context);
  return { site, name, chars: value.length };
};
