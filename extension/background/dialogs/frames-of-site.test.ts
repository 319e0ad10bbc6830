import { expect, test } from 'vitest';
import { framesOfSite } from './frames-of-site.ts';

const frames = [
  { frameId: 0, parentFrameId: -1, url: 'https://shop.example/cart' },
  { frameId: 1, parentFrameId: 0, url: 'https://ads.example/frame' },
  { frameId: 2, parentFrameId: 1, url: 'about:blank' },
  { frameId: 3, parentFrameId: 0, url: 'about:srcdoc' },
  { frameId: 4, parentFrameId: 1, url: 'https://www.shop.example/inner' },
  { frameId: 5, parentFrameId: 0, url: 'https://pay.shop.example/' },
  { frameId: 6, parentFrameId: 0, url: 'https://notshop.example/' },
  { frameId: 7, parentFrameId: 2, url: 'blob:https://ads.example/1' },
];

test.each([
  ['the page', 0, [0, 3, 4, 5]],
  ['a frame of another site', 1, [1, 2, 7]],
  ['what a frame of another site holds', 2, [1, 2, 7]],
  ['a frame of a site below the page’s', 5, [5]],
  ['no frame at all', 99, []],
])('of %s', (_, frameId, expected) => {
  expect(framesOfSite(frames, frameId).map((frame) => frame.frameId)).toEqual(expected);
});

test('a page without a host has its own frames alone', () => {
  const local = [
    { frameId: 0, parentFrameId: -1, url: 'about:blank' },
    { frameId: 1, parentFrameId: 0, url: 'https://shop.example/' },
  ];
  expect(framesOfSite(local, 0).map((frame) => frame.frameId)).toEqual([0]);
});
