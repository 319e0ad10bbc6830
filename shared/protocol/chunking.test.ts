import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { chunked } from './chunking.ts';
import { CHUNK_THRESHOLD_BYTES, MAX_FRAME_BYTES, MAX_MESSAGE_BYTES, MAX_OPEN_ASSEMBLIES } from './limits.ts';
import { createMemoryPair } from './memory-transport.ts';

function connect() {
  const [left, right] = createMemoryPair();
  const frames: unknown[] = [];
  right.onMessage((frame) => frames.push(frame));
  const received: unknown[] = [];
  const ends: string[] = [];
  const far = chunked(right);
  far.onMessage((message) => received.push(message));
  far.onClose((reason) => ends.push(reason));
  return { near: chunked(left), raw: left, frames, received, ends };
}

const settle = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

test.each([
  ['plain text', 'a'.repeat(CHUNK_THRESHOLD_BYTES + 1)],
  ['text of three bytes a letter', '漢'.repeat(CHUNK_THRESHOLD_BYTES / 2)],
  ['pairs of surrogates', '🙂'.repeat(CHUNK_THRESHOLD_BYTES / 3)],
  ['what JSON escapes', '"\\\n\u0001'.repeat(CHUNK_THRESHOLD_BYTES / 4)],
  ['lone surrogates', '\ud83d'.repeat(CHUNK_THRESHOLD_BYTES / 4)],
])('joins again what it split: %s', async (_name, text) => {
  const { near, frames, received } = connect();
  near.send({ text });
  await settle();
  expect(received).toEqual([{ text }]);
  expect(frames.length).toBeGreaterThan(1);
  for (const frame of frames) expect(Buffer.byteLength(JSON.stringify(frame))).toBeLessThan(MAX_FRAME_BYTES / 2 + 1024);
});

test('sends small messages as they are, and keeps the order', async () => {
  const { near, frames, received } = connect();
  near.send(1);
  near.send('x'.repeat(CHUNK_THRESHOLD_BYTES));
  near.send(2);
  await settle();
  expect(received).toEqual([1, 'x'.repeat(CHUNK_THRESHOLD_BYTES), 2]);
  expect(frames[0]).toBe(1);
});

test('refuses to send more than 64 MiB', () => {
  const { near } = connect();
  expect(() => near.send('x'.repeat(MAX_MESSAGE_BYTES))).toThrow(
    expect.objectContaining({ code: 'protocol.too_large' }),
  );
});

const chunk = (id: number, index: number, count: number, units: number, text: string) => ({
  chunk: { id, index, count, units },
  text,
});

test.each([
  ['a chunk that is out of turn', [chunk(1, 1, 3, 30, 'a')], 'protocol.malformed'],
  ['a chunk that comes twice', [chunk(1, 0, 3, 30, 'a'), chunk(1, 0, 3, 30, 'a')], 'protocol.malformed'],
  ['a chunk that changes its mind', [chunk(1, 0, 3, 30, 'a'), chunk(1, 1, 3, 31, 'a')], 'protocol.malformed'],
  ['more text than promised', [chunk(1, 0, 3, 3, 'abcd')], 'protocol.malformed'],
  ['less text than promised', [chunk(1, 0, 2, 9, 'a'), chunk(1, 1, 2, 9, 'b')], 'protocol.malformed'],
  ['text that is no JSON', [chunk(1, 0, 2, 2, '{'), chunk(1, 1, 2, 2, '{')], 'protocol.malformed'],
  ['a promise above the cap', [chunk(1, 0, 3, MAX_MESSAGE_BYTES + 1, 'a')], 'protocol.malformed'],
  ['a count above the cap', [chunk(1, 0, 1e6, 1e6, 'a')], 'protocol.malformed'],
  [
    'promises that together pass the cap',
    [chunk(1, 0, 3, MAX_MESSAGE_BYTES - 10, 'a'), chunk(2, 0, 3, 11, 'a')],
    'protocol.too_large',
  ],
  [
    'too many open at once',
    Array.from({ length: MAX_OPEN_ASSEMBLIES + 1 }, (_, id) => chunk(id, 0, 2, 10, 'a')),
    'protocol.too_large',
  ],
  ['a chunk that is none', [{ chunk: 'x' }], 'protocol.malformed'],
])('ends the link at %s', async (_name, frames, code) => {
  const { raw, received, ends } = connect();
  for (const frame of frames) raw.send(frame);
  await vi.waitFor(() => expect(ends).toEqual([code]));
  expect(received).toEqual([]);
});

test('survives any frame that looks like a chunk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ chunk: fc.jsonValue(), text: fc.jsonValue() }), { maxLength: 5 }),
      async (frames) => {
        const { raw, received } = connect();
        for (const frame of frames) raw.send(frame);
        await settle();
        expect(received).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
