import { beforeEach, expect, it, vi } from 'vitest';
import { ownCall } from './own-calls.ts';
import type { PageCalls } from './page-calls.ts';

/** A shop that shows a bank, which shows the shop in turn, and news. */
const frames = [
  { frameId: 0, parentFrameId: -1, url: 'https://shop.example/' },
  { frameId: 2, parentFrameId: 0, url: 'https://bank.example/' },
  { frameId: 5, parentFrameId: 2, url: 'https://shop.example/pay' },
  { frameId: 8, parentFrameId: 0, url: 'https://news.example/' },
];
let never: string[];
vi.stubGlobal('chrome', {
  storage: { local: { get: async (key: string) => ({ [key]: never }) } },
  webNavigation: { getAllFrames: async () => frames },
});
const { isSeenFrame } = await import('./shown-frames.ts');

let asked: number[];
let bySight: unknown[];
const told = new Map([
  ['id:2', 2],
  ['id:5', 5],
  ['id:8', 8],
]);
const resolved = (tokens: readonly string[]) => new Map(tokens.map((token) => [token, told.get(token)]));
const pages = {
  call: async ({ frameId }: { readonly frameId: number }, _tool: string, input: { readonly bySight?: unknown }) => {
    asked.push(frameId);
    if (input.bySight !== undefined) bySight.push(input.bySight);
    return { frames: (frameId === 0 ? ['id:2', 'id:8'] : ['id:5']).map((token) => ({ token, isShown: true })) };
  },
  tokens: {
    resolve: async (_tab: number, tokens: readonly string[]) => resolved(tokens),
    resolveFrames: async (_tab: number, tokens: readonly string[]) => resolved(tokens),
  },
} as unknown as PageCalls;

beforeEach(() => {
  asked = [];
  bySight = [];
  never = [];
});

it('asks all frames around one, and for sight of those alone', async () => {
  expect(await isSeenFrame(7, 5, { ...ownCall(), pages })).toBe(true);
  expect(new Set(asked)).toEqual(new Set([0, 2]));
  expect(bySight).toEqual([['id:5'], ['id:2']]);
});

it('enters no frame of a listed site, and counts nothing in it as seen', async () => {
  never = ['bank.example'];
  expect(await isSeenFrame(7, 5, { ...ownCall(), pages })).toBe(false);
  expect(asked).toEqual([0]);
});
