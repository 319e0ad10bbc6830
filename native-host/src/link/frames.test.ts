import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { MAX_FRAME_BYTES } from '../../../shared/protocol/limits.ts';
import { encodeFrame, FrameReader } from './frames.ts';

const readAll = (pieces: readonly Buffer[], reader = new FrameReader()) =>
  pieces.flatMap((piece) => [...reader.read(piece)].map(({ message }) => message));

const rawFrame = (body: Uint8Array) => {
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32LE(body.length);
  frame.set(body, 4);
  return frame;
};

const messages = [{ a: 'ü漢🙂' }, [], 'x', 7, null];
const stream = Buffer.concat(messages.map(encodeFrame));

test('reads many frames that arrive in one piece', () => {
  expect(readAll([stream])).toEqual(messages);
});

test('reads frames split at every byte', () => {
  for (let cut = 0; cut <= stream.length; cut += 1) {
    expect(readAll([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(messages);
  }
});

test('reads frames that arrive byte by byte', () => {
  expect(readAll(Array.from(stream, (byte) => Buffer.from([byte])))).toEqual(messages);
});

test('hands over what follows a frame unread', () => {
  const [first] = new FrameReader().read(stream);
  expect(first?.message).toEqual(messages[0]);
  expect(readAll([first?.rest ?? Buffer.alloc(0)])).toEqual(messages.slice(1));
});

test('refuses a length above the cap before making room for it', () => {
  const header = Buffer.alloc(4);
  header.writeUInt32LE(0xff_ff_ff_ff);
  const before = process.memoryUsage().arrayBuffers;
  expect(() => readAll([header])).toThrow(expect.objectContaining({ code: 'protocol.too_large' }));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1024 * 1024);
  expect(() => encodeFrame('x'.repeat(MAX_FRAME_BYTES))).toThrow(
    expect.objectContaining({ code: 'protocol.too_large' }),
  );
});

test.each([
  ['an empty frame', Buffer.alloc(4)],
  ['bad UTF-8', rawFrame(Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
  ['an overlong encoding', rawFrame(Buffer.from([0x22, 0xc0, 0xaf, 0x22]))],
  ['a byte order mark', rawFrame(Buffer.from('\uFEFF{}'))],
  ['half of an object', rawFrame(Buffer.from('{"a":'))],
])('refuses %s', (_name, bytes) => {
  expect(() => readAll([bytes])).toThrow(expect.objectContaining({ code: 'protocol.malformed' }));
});

test('reads back any JSON, however it is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      (values, cuts) => {
        const bytes = Buffer.concat(values.map((value) => encodeFrame(value)));
        const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length];
        const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(readAll(pieces)).toEqual(values.map((value) => JSON.parse(JSON.stringify(value)) as unknown));
      },
    ),
  );
});

test('meets garbage with an error of its own and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readAll([Buffer.from(bytes)]);
      } catch (error) {
        expect(error).toHaveProperty('code', expect.stringMatching(/^protocol\./));
      }
    }),
    { numRuns: 5000 },
  );
});

const corpus = join(import.meta.dirname, '../../../../shared/fixtures/json-parsing.json');
const corpusFile = z.object({
  cases: z.array(z.object({ name: z.string(), expect: z.enum(['accept', 'reject', 'either']), base64: z.string() })),
});

test.skipIf(!existsSync(corpus))(`accepts and refuses the texts of ${corpus} (skipped where it is absent)`, () => {
  const { cases } = corpusFile.parse(JSON.parse(readFileSync(corpus, 'utf8')));
  expect(cases.length).toBeGreaterThan(300);
  for (const { name, expect: expected, base64 } of cases) {
    let outcome = 'accept';
    try {
      if (readAll([rawFrame(Buffer.from(base64, 'base64'))]).length !== 1) outcome = 'reject';
    } catch (error) {
      expect(error, name).toHaveProperty('code', expect.stringMatching(/^protocol\./));
      outcome = 'reject';
    }
    if (expected !== 'either') expect({ name, outcome }).toEqual({ name, outcome: expected });
  }
});
