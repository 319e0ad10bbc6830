import { expect, it } from 'vitest';
import { readableFrames } from './readable-frames.ts';

const frame = (frameId: number, parentFrameId: number, url: string) => ({ frameId, parentFrameId, url });
const page = frame(0, -1, 'https://shop.example/');
const bank = frame(7, 0, 'https://login.bank.example/');

it.each<[string, ReturnType<typeof frame>[], string[], number[]]>([
  ['all frames without a list', [page, bank], [], [0, 7]],
  ['no frame of a listed site', [page, bank, frame(8, 0, 'https://ads.example/')], ['bank.example'], [0, 8]],
  [
    'nothing that such a frame wrote itself',
    [page, frame(3, 9, 'about:srcdoc'), frame(9, 7, 'about:blank'), bank],
    ['bank.example'],
    [0],
  ],
  ['another site inside of it', [page, bank, frame(9, 7, 'https://shop.example/pay')], ['bank.example'], [0, 9]],
  ['a blank frame of the page itself', [page, frame(4, 0, 'about:blank')], ['bank.example'], [0, 4]],
  ['nothing of a listed page', [page, frame(4, 0, 'about:blank')], ['shop.example'], []],
])('reads %s', (_, frames, never, expected) => {
  expect(readableFrames(frames, never).map(({ frameId }) => frameId)).toEqual(expected);
});
