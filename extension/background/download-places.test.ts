import { expect, test } from 'vitest';
import { isDownloadOfTab, sitesOfDownload, type TabPlace } from './download-places.ts';

const START = 1_800_000_000_000;
const tab: TabPlace = {
  sites: new Set(['shop.example', 'pay.example']),
  askedFor: [{ url: 'https://cdn.example/file?id=1', at: START - 20 }],
  actedAt: 0,
  usedAt: 0,
  isPrivate: false,
};
const item = (url: string, referrer?: string | null, more: object = {}) => ({
  url,
  referrer,
  incognito: false,
  startTime: new Date(START).toISOString(),
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
  expect(isDownloadOfTab(download, tab, [])).toBe(expected);
});

const made = item('blob:https://shop.example/5c3d');
const file = item('https://shop.example/a.pdf', 'https://shop.example/');
const asked = (ms: number) => ({ askedFor: [{ url: file.url, at: START + ms }] });
const acted = (ms: number) => ({ actedAt: START + ms });

test.each([
  ['the file that only the other one asked for', file, {}, asked(-5), false],
  ['the file that only this one asked for', file, asked(-5), {}, true],
  ['the file that both asked for, this one last', file, asked(-5), asked(-900), true],
  ['the file that both asked for, the other one last', file, asked(-900), asked(-5), false],
  ['the file that this one asked for again since', file, { askedFor: [...asked(9000).askedFor] }, asked(-5), false],
  ['what a page made after an act there', made, acted(-300), {}, true],
  ['what a page made after an act in the other one', made, {}, acted(-300), false],
  ['what a page made after acts in both, there last', made, acted(-300), acted(-900), true],
  ['what a page made long after an act, while the user was there', made, { usedAt: 7 }, acted(-60_000), true],
  ['what a page made while the user was in the other one', made, {}, { usedAt: 7 }, false],
  ['what a page made of which nothing is known', made, {}, {}, false],
  ['what a page made, the other one being private', made, {}, { isPrivate: true, usedAt: 7 }, true],
])('of two tabs of one site: %s', (_, download, own, other, expected) => {
  const place = { ...tab, askedFor: [] };
  expect(isDownloadOfTab(download, { ...place, ...own }, [{ ...place, ...other }])).toBe(expected);
});

test('a download tells of the site of its file, of the page that led there, and of where it was led on', () => {
  const download = item('blob:https://a.example/1', 'https://b.example/x', { finalUrl: 'https://c.example/' });
  expect(sitesOfDownload(download)).toEqual(['a.example', 'c.example', 'b.example']);
  expect(sitesOfDownload(item('https://a.example/', ''))).toEqual(['a.example']);
});
