import { expect, it } from 'vitest';
import type { TabTarget } from '../plan/target.ts';
import { findTabs, type OpenTab } from './find-tab.ts';

const tab = (id: string, title: string, window = 'w1'): OpenTab => ({
  tab: id,
  browser: 'x',
  window,
  title,
  url: `https://${title.toLowerCase()}.example/`,
  isActive: false,
  isPrivate: false,
});
const tabs = [
  tab('aaaaaa.1', 'News'),
  tab('aaaaaa.2', 'Mail'),
  tab('aaaaaa.3', 'Mail archive'),
  tab('aaaaaa.4', 'Far', 'w2'),
  tab('bbbbbb.1', 'News'),
  tab('bbbbbb.2', 'Wiki'),
];

it.each<[string, Omit<TabTarget, 'kind'>, string | undefined, string[]]>([
  ['this', { which: 'this' }, 'aaaaaa.2', ['aaaaaa.2']],
  ['this, of a run without a tab', { which: 'this' }, undefined, []],
  ['the others of the same window and browser', { which: 'others' }, 'aaaaaa.2', ['aaaaaa.1', 'aaaaaa.3']],
  ['the next', { which: 'next' }, 'aaaaaa.2', ['aaaaaa.3']],
  ['the next, around the end', { which: 'next' }, 'aaaaaa.3', ['aaaaaa.1']],
  ['the previous, around the beginning', { which: 'previous' }, 'aaaaaa.1', ['aaaaaa.3']],
  ['the first', { which: 'first' }, 'aaaaaa.3', ['aaaaaa.1']],
  ['the last', { which: 'last' }, 'aaaaaa.1', ['aaaaaa.3']],
  ['a title, which beats those that merely hold it', { which: 'matching', text: 'mail' }, 'aaaaaa.1', ['aaaaaa.2']],
  ['a piece of the address', { which: 'matching', text: 'archive.ex' }, 'aaaaaa.1', ['aaaaaa.3']],
  ['the own browser before others', { which: 'matching', text: 'News' }, 'bbbbbb.2', ['bbbbbb.1']],
  ['another browser when the own has none', { which: 'matching', text: 'Wiki' }, 'aaaaaa.1', ['bbbbbb.2']],
  ['the second of those that match', { which: 'matching', text: '.example', nth: 2 }, 'aaaaaa.1', ['aaaaaa.2']],
  ['the last of those that match', { which: 'matching', text: '.example', nth: -1 }, 'aaaaaa.1', ['aaaaaa.4']],
  ['nothing', { which: 'matching', text: 'Weather' }, 'aaaaaa.1', []],
])('finds %s', (_, target, own, expected) => {
  expect(findTabs({ kind: 'tab-of-browser', ...target }, tabs, own).map(({ tab }) => tab)).toEqual(expected);
});
