import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Navigations } from './navigations.ts';
import { pause } from './pause.ts';

/** How long a timer of the page takes. */
let timerMs: number;
vi.stubEnv('FIREFOX', 'true');
vi.stubGlobal('chrome', {
  tabs: { get: async (id: number) => ({ id, status: 'loading' }) },
  scripting: {
    executeScript: async ({ func }: { readonly func: () => unknown }) => {
      if (!func.toString().includes('setTimeout')) return [{ result: false }];
      await pause(timerMs, new AbortController().signal);
      return [{ result: true }];
    },
  },
});
const { waitForArrival } = await import('./page-loads.ts');

/** A load that has begun, and of which nothing more is heard. */
const navigations = {
  now: 1,
  onFrame: () => undefined,
  eventsSince: () => [{ seq: 1, tabId: 7, step: 'committed', url: 'https://example.org/' }],
  waitFor: async (_tab: number, _since: number, _read: unknown, { timeoutMs }: { readonly timeoutMs: number }) => {
    await pause(timeoutMs, new AbortController().signal);
    return undefined;
  },
} as unknown as Navigations;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it.each([
  ['waits for a slow page in a hidden tab, whose timers take more than a second', 1_100, false],
  ['says that a page stands still whose timers do', 1_000_000, true],
])('%s', async (_, ms, isStill) => {
  timerMs = ms;
  const arrival = waitForArrival(navigations, 7, 0, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await arrival).toEqual({ kind: 'slow', isCommitted: true, isStill });
});
