/**
 * One value in `storage.local` or `storage.session`, parsed on the way in. The stored value is the truth; nothing is
 * cached here, because the worker may end at any time and panels may look as well.
 */
import type { z } from 'zod';
import { browser } from 'wxt/browser';

export interface StoredItem<Value> {
  read(): Promise<Value>;
  write(value: Value): Promise<void>;
  /** Reads, changes and writes; updates of one item in one context never overtake each other. */
  update(change: (value: Value) => Value): Promise<Value>;
}

/** A value that does not fit `schema` any more counts as absent. */
export function storedItem<Schema extends z.ZodType>(
  area: 'local' | 'session',
  key: string,
  schema: Schema,
  fallback: () => z.output<Schema>,
): StoredItem<z.output<Schema>> {
  let last: Promise<unknown> = Promise.resolve();
  const read = async () => {
    const stored: Record<string, unknown> = await browser.storage[area].get(key);
    const parsed = schema.safeParse(stored[key]);
    return parsed.success ? parsed.data : fallback();
  };
  const write = async (value: z.output<Schema>) => {
    await browser.storage[area].set({ [key]: value });
  };
  return {
    read,
    write,
    update(change) {
      const next = last.then(async () => {
        const value = change(await read());
        await write(value);
        return value;
      });
      // A failed update is its caller's to report; the next one goes on from what is stored.
      last = next.catch(() => undefined);
      return next;
    },
  };
}
