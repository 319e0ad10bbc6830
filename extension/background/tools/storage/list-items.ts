import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { useStorage } from '../../site-data/site-storage.ts';

const DEFAULT_CHARS = 2_000;

export const handleStorageListItems: ToolHandler<'storage_list_items', BackgroundContext> = async (
  { kind, name, maxChars = DEFAULT_CHARS, tab },
  context,
) => useStorage(tab, { kind, act: { do: 'list', name, maxChars } }, context);
