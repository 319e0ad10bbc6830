import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { ContentContext } from '../../content-context.ts';

/** The document's own storage; browsers refuse it to sandboxed frames and where the user forbade it. */
function storageOf(kind: 'local' | 'session'): Storage {
  try {
    return kind === 'local' ? localStorage : sessionStorage;
  } catch (error) {
    throw new ArqError(
      'storage.not_available',
      `The browser gives this page no ${kind}Storage: it is sandboxed, or the user has blocked its data.`,
      { cause: error },
    );
  }
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key !== null);
}

/** Whole characters only. */
const cut = (value: string, maxChars: number) => value.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '');

export const handleFrameStorage: ToolHandler<'frame_storage', ContentContext> = async ({ kind, act }) => {
  const storage = storageOf(kind);
  switch (act.do) {
    case 'list': {
      const names = keysOf(storage).filter((key) => act.name === undefined || key === act.name);
      const items = names.map((name) => {
        const value = storage.getItem(name) ?? '';
        return { name, value: cut(value, act.maxChars), chars: value.length };
      });
      return { items };
    }
    case 'set': {
      try {
        storage.setItem(act.name, act.value);
      } catch (error) {
        const message = 'The site’s storage has no room for this. Delete items first, or write a shorter value.';
        throw new ArqError('storage.full', message, { cause: error });
      }
      return { items: [{ name: act.name, value: '', chars: act.value.length }] };
    }
    case 'delete': {
      const wanted =
        act.names === undefined ? keysOf(storage) : act.names.filter((name) => storage.getItem(name) !== null);
      for (const name of wanted) storage.removeItem(name);
      return { items: wanted.map((name) => ({ name, value: '', chars: 0 })) };
    }
    default:
      return act satisfies never;
  }
};
