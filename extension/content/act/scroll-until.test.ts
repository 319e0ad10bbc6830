import { expect, test, vi } from 'vitest';

const walked = vi.fn<() => Element[]>(() => []);
vi.mock('../snapshot/walk.ts', () => ({ elementsOf: () => walked() }));
vi.mock('../ground/element-facts.ts', () => ({ ownText: () => '' }));
vi.mock('../dom/visibility.ts', () => ({ isVisible: () => true }));
vi.mock('../dom/reading-pass.ts', () => ({ ReadingPass: vi.fn() }));
vi.mock('./hit-test.ts', () => ({ scrollToElement: () => undefined }));
vi.mock('./scroll.ts', () => ({ tellScroll: () => undefined }));
vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
const { scrollUntil } = await import('./scroll-until.ts');

test('a search that is cancelled reads the page no more', async () => {
  const over = new AbortController();
  const scroller = { scrollTop: 0, scrollHeight: 1, clientHeight: 1, scrollBy: () => undefined } as unknown as Element;
  const searching = scrollUntil('Comments', scroller, over.signal);
  over.abort();
  await expect(searching).rejects.toThrow(/aborted/);
  expect(walked).toHaveBeenCalledTimes(1);
});
