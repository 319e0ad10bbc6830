import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteOf, siteOfWritten } from './site.ts';
import { toWebAddress, withAddress } from './web-address.ts';

const refused = expect.objectContaining({ code: 'page.url_refused' }) as Error;

describe('an address for page_navigate', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    [' example.org/a?b ', 'https://example.org/a?b'],
    ['http://example.org', 'http://example.org/'],
    ['localhost:3000/x', 'http://localhost:3000/x'],
    ['127.0.0.1:80', 'http://127.0.0.1/'],
    ['[::1]:8080', 'http://[::1]:8080/'],
    ['пример.рф', 'https://xn--e1afmkfd.xn--p1ai/'],
    ['about:blank', 'about:blank'],
  ])('%s becomes %s', (written, address) => {
    expect(toWebAddress(written)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'chrome://settings',
    'view-source:https://a',
    'a b c',
    '',
    'https://a$(id).evil.example',
    'https://a;b.example',
  ])('%s is refused', (written) => {
    expect(() => toWebAddress(written)).toThrowError(refused);
  });
});

const before = fc.constantFrom('', ' ', '\n', '\t', '\u0000', '\u001f', '\u00a0', '\ufeff', '\u2028', '//', '\\\\');
const scheme = fc.constantFrom(
  '',
  'https://',
  'HTTP://',
  'ht\ntps://',
  'https:',
  'https:\\\\',
  'file://',
  'about:',
  'data:',
);
const rest = fc.oneof(
  fc.domain(),
  fc.webUrl(),
  fc.string({ unit: 'grapheme' }),
  fc.constant('never.example/@a.example'),
);
const written = fc.tuple(before, scheme, rest, before).map((parts) => parts.join(''));

describe('what policy judges of an address', () => {
  it.each([' https://never.example/', ' never.example', '\nhttps://never.example'])('%j is of never.example', (url) => {
    expect(siteOfWritten(url)).toBe('never.example');
  });

  it('is what is opened, however it is written', () => {
    fc.assert(
      fc.property(written, (text) => {
        let opened: string | undefined;
        try {
          opened = toWebAddress(text);
        } catch {
          expect(siteOfWritten(text)).toBeUndefined();
          return;
        }
        const site = siteOf(opened);
        expect(site).toBeTruthy();
        expect(siteOfWritten(text)).toBe(site);
        expect(toWebAddress(opened)).toBe(opened);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the address in an input', () => {
  it('is replaced by what will be opened', () => {
    expect(withAddress({ url: ' never.example', tab: 't' }, { kind: 'client' })).toEqual({
      url: 'https://never.example/',
      tab: 't',
    });
    expect(withAddress({ url: ' ' }, { kind: 'client' })).toEqual({ url: 'about:blank' });
    expect(withAddress({ ref: 'd1e1' }, { kind: 'client' })).toEqual({ ref: 'd1e1' });
  });

  it('names a file for the user alone', () => {
    for (const url of ['file:///etc/passwd', 'FILE:/etc/passwd', ' file:///etc/passwd']) {
      for (const kind of ['client', 'model'] as const)
        expect(() => withAddress({ url }, { kind })).toThrowError(refused);
      expect(withAddress({ url }, { kind: 'cli' })).toEqual({ url: 'file:///etc/passwd' });
    }
  });
});
