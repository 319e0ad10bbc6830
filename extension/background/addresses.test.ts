import { describe, expect, it } from 'vitest';
import { describeNetError, isAborted } from './net-errors.ts';
import { canEnter } from './page-access.ts';
import { docOfRef } from './page-frames.ts';
import { withCommand } from './recent-commands.ts';
import { formatTabId, parseTabId } from './tab-ids.ts';

describe('a page that extensions may enter', () => {
  it.each([
    ['https://example.org/', false, true],
    ['about:blank', true, true],
    ['chrome://settings', false, false],
    ['about:config', true, false],
    ['https://chromewebstore.google.com/x', false, false],
    ['https://addons.mozilla.org/', true, false],
    ['https://addons.mozilla.org/', false, true],
    ['file:///home/ada/list.txt', true, false],
    ['file:///home/ada/list.txt', false, true],
    ['moz-extension://x/y', true, false],
  ])('%s (Firefox: %s): %s', (url, isFirefox, can) => {
    expect(canEnter(url, isFirefox)).toBe(can);
  });
});

describe('tab ids', () => {
  it('name browser and tab', () => {
    expect(parseTabId('k3f9qa', formatTabId('k3f9qa', 12))).toBe(12);
  });

  it.each(['k3f9qb.12', '12', 'k3f9qa.x', 'k3f9qa.', 'k3f9qa.1.5', ''])('%s is refused', (tab) => {
    expect(() => parseTabId('k3f9qa', tab)).toThrowError(expect.objectContaining({ code: 'tabs.gone' }));
  });
});

describe('refs', () => {
  it('name their document', () => {
    expect(docOfRef('d12e3')).toBe(12);
    expect(() => docOfRef('e3')).toThrowError(expect.objectContaining({ code: 'page.ref_invalid' }));
  });
});

describe('a failed load', () => {
  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'nothing answers at that address (net::ERR_CONNECTION_REFUSED)'],
    ['Error code 2152398878', 'there is no such host (NS_ERROR_UNKNOWN_HOST)'],
    ['Error code 7', 'Error code 7'],
  ])('%s is said as “%s”', (error, said) => {
    expect(describeNetError(error)).toBe(said);
  });

  it('is none when it was given up', () => {
    expect([isAborted('net::ERR_ABORTED'), isAborted('Error code 2152398850'), isAborted('net::ERR_FAILED')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('recent commands', () => {
  it('keep five of a site, newest first, each once', () => {
    const sites = ['a', 'b', 'c', 'b', 'd', 'e', 'f'].reduce<ReturnType<typeof withCommand>>(
      (known, command) => withCommand(known, 'example.org', command),
      [],
    );
    expect(sites).toEqual([{ site: 'example.org', commands: ['f', 'e', 'd', 'b', 'c'] }]);
  });
});
