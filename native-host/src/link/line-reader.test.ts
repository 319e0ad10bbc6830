import { array, assert, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineReader, TOO_LONG } from './line-reader.ts';

const readAll = (reader: LineReader, pieces: readonly string[]) =>
  pieces.flatMap((piece) =>
    [...reader.read(Buffer.from(piece))].map((line) => (line === TOO_LONG ? 'TOO LONG' : line.toString())),
  );

describe('lines', () => {
  it.each<[string, string[], string[]]>([
    ['in one piece', ['a\nb\n'], ['a', 'b']],
    ['in pieces', ['a', 'b\nc', 'd', '\n'], ['ab', 'cd']],
    ['with both ends of Windows', ['a\r\nb\r', '\n'], ['a', 'b']],
    ['that are empty are skipped', ['\n\na\n\n'], ['a']],
    ['that never end are kept back', ['a\nb'], ['a']],
    ['that are too long are dropped, and the next is read', ['123456789\nok\n'], ['TOO LONG', 'ok']],
    ['that are too long in pieces are, too', ['12345', '6789', '0\nok\n'], ['TOO LONG', 'ok']],
  ])('%s', (_what, pieces, lines) => {
    expect(readAll(new LineReader(8), pieces)).toEqual(lines);
  });

  it('are the same however they are cut', () => {
    assert(
      property(array(string({ unit: 'grapheme', maxLength: 20 })), nat(50), (texts, size) => {
        const sent = texts.map((text) => text.replaceAll(/[\r\n]/g, '')).filter((text) => text !== '');
        const bytes = Buffer.from(sent.map((text) => `${text}\n`).join(''));
        const reader = new LineReader();
        const got: string[] = [];
        for (let at = 0; at < bytes.length; at += size + 1) {
          for (const line of reader.read(bytes.subarray(at, at + size + 1))) {
            if (line !== TOO_LONG) got.push(line.toString());
          }
        }
        expect(got).toEqual(sent);
      }),
    );
  });
});
