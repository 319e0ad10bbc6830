import { expect, test } from 'vitest';
import { isDownloadOfTab, sitesOfDownload } from './download-places.ts';

const tab = {
  sites: new Set(['shop.example', 'pay.example']),
  ledTo: new Set(['https://cdn.example/file?id=1']),
  isPrivate: false,
};
const item = (url: string, referrer?: string | null, more: object = {}) => ({
  url,
  referrer,
  incognito: false,
  ...more,
});

test.each([
  ['a file that a page of the tab led to', item('https://cdn.example/a.pdf', 'https://shop.example/orders'), true],
  ['one that a frame of it led to', item('https://cdn.example/a.pdf', 'https://pay.example/'), true],
  ['one of its own site without a word of the page', item('https://shop.example/a.pdf', ''), true],
  ['one that the page made', item('blob:https://shop.example/5c3d'), true],
  ['one that the tab was led to', item('https://cdn.example/file?id=1', null), true],
  [
    'one that it was led to by way of others',
    item('https://x.example/', '', { finalUrl: 'https://cdn.example/file?id=1' }),
    true,
  ],
  ['one that another page led to', item('https://shop.example/a.pdf', 'https://bank.example/'), false],
  ['one that another page made', item('blob:https://bank.example/5c3d', ''), false],
  ['one of another site', item('https://bank.example/statement.pdf'), false],
  ['one of which nothing is known', item('data:text/plain,a', ''), false],
  ['one of a private window', item('https://shop.example/a.pdf', 'https://shop.example/', { incognito: true }), false],
])('%s', (_, download, expected) => {
  expect(isDownloadOfTab(download, tab)).toBe(expected);
});

test('a download tells of the site of its file, of the page that led there, and of where it was led on', () => {
  const download = item('blob:https://a.example/1', 'https://b.example/x', { finalUrl: 'https://c.example/' });
  expect(sitesOfDownload(download)).toEqual(['a.example', 'c.example', 'b.example']);
  expect(sitesOfDownload(item('https://a.example/', ''))).toEqual(['a.example']);
});
