import { expect, test } from 'vitest';
import { joinMarkdown } from './join-markdown.ts';

const frame = (frameId: number, ...parts: { text: string; frame?: string }[]) => ({
  frameId,
  output: { parts, truncated: false },
});

test('puts what a frame holds where its iframe stands', () => {
  const frames = [
    frame(0, { text: 'before\n\n' }, { text: '', frame: 'a' }, { text: '\n\nafter' }),
    frame(7, { text: 'inner' }),
  ];
  expect(joinMarkdown(frames, 0, new Map([['a', 7]]))).toEqual({ text: 'before\n\ninner\n\nafter', truncated: false });
});

test('leaves out a frame that nobody names, and one that holds itself', () => {
  const frames = [frame(0, { text: 'x', frame: 'a' }, { text: '', frame: 'b' }), frame(3, { text: 'lost' })];
  expect(joinMarkdown(frames, 0, new Map([['b', 0]])).text).toBe('x');
});

test('is truncated when any part of it is', () => {
  const cut = { frameId: 5, output: { parts: [{ text: 'y' }], truncated: true } };
  expect(joinMarkdown([frame(0, { text: '', frame: 'a' }), cut], 0, new Map([['a', 5]])).truncated).toBe(true);
});
