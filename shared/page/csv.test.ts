import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1+cmd', "'+1+cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1', "' =1"],
  ['-', "'-"],
  ['-12.5 %', '-12.5 %'],
  ['+7 495', '+7 495'],
  ['', ''],
])('writes %j as %s', (cell, written) => {
  expect(csvOf(['h'], [[cell]])).toBe(`h\r\n${written}\r\n`);
});
