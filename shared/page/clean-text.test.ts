import { expect, test } from 'vitest';
import { cleanLine, shorten, stripInvisible } from './clean-text.ts';

test.each([
  ['turns of direction', 'pay\u202eelpmaxe\u202c', 'payelpmaxe'],
  ['isolates', '\u2066bank\u2069', 'bank'],
  ['zero width', 'ba\u200bnk\ufeff', 'bank'],
  ['fillers', 'ba\u3164nk\u115f', 'bank'],
  ['tag characters', 'ok\u{e0041}\u{e0042}', 'ok'],
  ['soft hyphens', 'by\u00adpass', 'bypass'],
  ['annotation marks', 'a\ufff9b\ufffb', 'ab'],
  ['control characters', 'a\u0000b\u001b[31m\u0085', 'ab[31m'],
])('drops %s', (_what, dirty, clean) => {
  expect(stripInvisible(dirty)).toBe(clean);
});

test('keeps line breaks of every kind in texts and joins them in lines', () => {
  expect(stripInvisible('one\ntwo\r\nthree\rfour\u2028five')).toBe('one\ntwo\nthree\nfour\nfive');
  expect(cleanLine(' one\u2029\u200b  two\t')).toBe('one two');
});

test('shortens without cutting a surrogate pair', () => {
  expect(shorten('😀😀😀', 4)).toBe('😀…');
  expect(shorten('ab', 2)).toBe('ab');
});
