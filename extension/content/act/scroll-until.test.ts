import { expect, test, vi } from 'vitest';
import { scrollUntil } from './scroll-until.ts';

test('a search that is cancelled reads the page no more', async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  const over = new AbortController();
  const seek = vi.fn<() => undefined>();
  const scroller = Object.assign(new EventTarget(), {
    scrollTop: 0,
    scrollHeight: 1,
    clientHeight: 1,
    scrollBy: () => undefined,
  }) as unknown as Element;
  const searching = scrollUntil('Comments', seek, scroller, over.signal);
  over.abort();
  await expect(searching).rejects.toThrow(/aborted/);
  expect(seek).toHaveBeenCalledTimes(1);
});
