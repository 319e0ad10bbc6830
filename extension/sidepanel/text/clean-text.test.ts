import { expect, test } from 'vitest';
import { cleanLine, cleanText, shorten } from './clean-text.ts';
import { originPieces, originText, siteName } from './origin.ts';

test.each([
  ['turns of direction', 'pay\u202eelpmaxe\u202c', 'payelpmaxe'],
  ['isolates', '\u2066bank\u2069', 'bank'],
  ['zero width', 'ba\u200bnk\ufeff', 'bank'],
  ['tag characters', 'ok\u{e0041}\u{e0042}', 'ok'],
  ['soft hyphens', 'by\u00adpass', 'bypass'],
  ['control characters', 'a\u0000b\u001b[31m', 'ab[31m'],
])('drops %s', (_what, dirty, clean) => {
  expect(cleanText(dirty)).toBe(clean);
});

test('keeps line breaks in texts and joins them in lines', () => {
  expect(cleanText('one\ntwo')).toBe('one\ntwo');
  expect(cleanLine(' one\n  two\t')).toBe('one two');
});

test('shortens at whole characters', () => {
  expect(shorten('😀😀😀', 2)).toBe('😀…');
  expect(shorten('ab', 2)).toBe('ab');
});

test('an origin is whole: host and port, and the scheme where it is not https', () => {
  expect(originText('https://shop.example:8443/a')).toBe('shop.example:8443');
  expect(originText('http://shop.example/a')).toBe('http://shop.example');
  expect(originText('shop.example')).toBe('shop.example');
  expect(originText('about:blank')).toBe('about:');
  expect(originPieces('tickets.stagepass.example').join('')).toBe('tickets.stagepass.example');
  expect(siteName('chrome://extensions/')).toBeUndefined();
});
