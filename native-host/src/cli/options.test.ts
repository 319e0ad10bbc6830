import { describe, expect, test } from 'vitest';
import { parseOptions, parseUrl, sentenceOf } from './options.ts';

const all = ['url', 'browser', 'headless', 'approve', 'json'] as const;

test('reads a sentence with its options, in any order', () => {
  const options = parseOptions(['--headless', 'press', 'Sign up', '--url', 'example.org', '--approve=danger'], all);
  expect(sentenceOf(options)).toBe('press Sign up');
  expect(options).toMatchObject({ url: 'https://example.org/', isHeadless: true, approve: 'danger', isJson: false });
});

test('takes what follows -- as words of the sentence', () => {
  expect(sentenceOf(parseOptions(['--', 'type', '--help'], all))).toBe('type --help');
});

test('allows nothing but reading unless told otherwise', () => {
  expect(parseOptions(['x'], all).approve).toBe('read');
});

test.each([
  [['--http'], { port: undefined }],
  [['--http=0'], { port: 0 }],
  [['--http=8080', '--detach'], { port: 8080 }],
])('reads %j with and without a port', (args, http) => {
  expect(parseOptions(args, ['http', 'detach']).http).toEqual(http);
});

test.each(['--http=65536', '--http=x', '--http=-1'])('refuses %s', (word) => {
  expect(() => parseOptions([word], ['http'])).toThrow(/--http takes a port/);
});

test.each([
  [['x', '--browser', 'lynx'], /--browser is one of chromium/],
  [['x', '--approve', 'all'], /--approve is one of act, danger/],
  [['x', '--approve'], /approve/],
  [['x', '--url', 'ht tp://'], /--url needs an address/],
  [['x', '--nonsense'], /--nonsense/],
])('refuses %j', (args, message) => {
  expect(() => parseOptions(args, all)).toThrow(expect.objectContaining({ code: 'cli.usage' }));
  expect(() => parseOptions(args, all)).toThrow(message);
});

test('refuses an option of another command', () => {
  expect(() => parseOptions(['--uninstall'], all)).toThrow(/uninstall/);
});

test('has no sentence when there are only blanks', () => {
  expect(sentenceOf(parseOptions(['  '], all))).toBeUndefined();
});

describe('an address', () => {
  test.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['example.org', 'https://example.org/'],
    ['localhost:8080/x', 'http://localhost:8080/x'],
    ['127.0.0.1:9', 'http://127.0.0.1:9/'],
    ['example.org:8443', 'https://example.org:8443/'],
    ['about:blank', 'about:blank'],
    ['пример.рф', 'https://xn--e1afmkfd.xn--p1ai/'],
  ])('%s is %s', (written, meant) => {
    expect(parseUrl(written)).toBe(meant);
  });
});
