import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Navigations } from '../navigations.ts';
import { ownCall } from '../own-calls.ts';
import type { PageCalls } from '../page-calls.ts';

/** The browser as far as watching needs it: two frames, one of them of a listed site. */
const frames = [
  { frameId: 0, parentFrameId: -1, url: 'https://a.example/', documentId: 'a' },
  { frameId: 2, parentFrameId: 0, url: 'https://bank.example/', documentId: 'bank' },
];
const hooked: unknown[] = [];
const stored = new Map<string, unknown>();
const area = {
  get: async (key: string) => (stored.has(key) ? { [key]: stored.get(key) } : {}),
  set: async (values: object) => {
    for (const [key, value] of Object.entries(values)) stored.set(key, value);
  },
};
vi.stubGlobal('chrome', {
  storage: { session: area, local: area },
  webNavigation: { getAllFrames: async () => frames },
  scripting: { executeScript: async ({ target }: { readonly target: unknown }) => hooked.push(target) },
});
const { PageWatches, WATCH_MS } = await import('./page-watches.ts');

type Commit = (tabId: number, frameId: number, step: 'committed') => void;
let commit: Commit;
let told: [number, boolean][];

function start() {
  const navigations: Pick<Navigations, 'onFrame'> = {
    onFrame: (listener) => {
      commit = (tabId, frameId, step) => listener(tabId, frameId, step, '');
    },
  };
  const pages = { call: async () => ({}) } as unknown as PageCalls;
  const watches = new PageWatches(pages, navigations as Navigations);
  watches.onNetwork((tabId, isWatched) => told.push([tabId, isWatched]));
  return watches;
}
const begin = (watches: ReturnType<typeof start>) => watches.begin(7, 'network', ownCall());

beforeEach(() => {
  vi.useFakeTimers();
  stored.clear();
  stored.set('neverSites', ['bank.example']);
  hooked.length = 0;
  told = [];
});
afterEach(() => vi.useRealTimers());

it('puts hooks into the documents that may be read, of now and later', async () => {
  await begin(start());
  const target = { tabId: 7, documentIds: ['a'] };
  expect(hooked).toEqual([target]);
  commit(7, 0, 'committed');
  commit(7, 2, 'committed');
  await vi.waitFor(() => expect(hooked).toEqual([target, target]));
});

it('ends a watch that nobody reads, with its listeners and hooks', async () => {
  const watches = start();
  const { channel } = await begin(watches);
  await vi.advanceTimersByTimeAsync(WATCH_MS - 1);
  expect(await begin(watches)).toMatchObject({ channel, isNew: false });
  await vi.advanceTimersByTimeAsync(WATCH_MS - 1);
  expect(told).toEqual([[7, true]]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([
    [7, true],
    [7, false],
  ]);
  expect(stored.get('watches')).toEqual({});
  hooked.length = 0;
  commit(7, 0, 'committed');
  await vi.advanceTimersByTimeAsync(1);
  expect(hooked).toEqual([]);
  const again = await begin(watches);
  expect(again).toMatchObject({ isNew: true });
  expect(again.channel).not.toBe(channel);
});

it('takes up no watch of before the worker ended that nobody has read since', async () => {
  await begin(start());
  vi.clearAllTimers();
  vi.setSystemTime(Date.now() + WATCH_MS);
  told = [];
  const watches = start();
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([]);
  expect(await begin(watches)).toMatchObject({ isNew: true });
});
