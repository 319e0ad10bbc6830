import { expect, test } from 'vitest';
import { alternativesOf, weightOf } from './selector-weight.ts';

/** By the order that the specification tells: ids, classes and types. */
const written = (weight: number) => [Math.floor(weight / 1e6), Math.floor(weight / 1e3) % 1e3, weight % 1e3].join(' ');

test.each([
  ['*', '0 0 0'],
  ['li', '0 0 1'],
  ['ul > li::before', '0 0 3'],
  ['li:first-line', '0 0 2'],
  ['.row:hover .acts', '0 3 0'],
  ['#x34y .a[data-b="]#c.d"] svg a', '1 2 2'],
  [String.raw`.group-hover\:block:is(:where(.group):hover *)`, '0 2 0'],
  [String.raw`.a\,b.\31 0`, '0 2 0'],
  [':is(em, #foo) :not(.a, b:hover)', '1 1 1'],
  [':where(#a .b)', '0 0 0'],
  ['tr:nth-child(2n + 1 of .odd, #one) td', '1 1 2'],
  ['tr:nth-child(2n+1)', '0 1 1'],
  [':host(.open:hover) ::slotted(b)', '0 3 2'],
  [':host > button', '0 1 1'],
  ['a:lang(de)', '0 1 1'],
  ['кнопка.важно', '0 1 1'],
])('weighs %s as the cascade does', (selector, weight) => expect(written(weightOf(selector))).toBe(weight));

test('tells the selectors of a list apart, whatever is in their brackets', () => {
  expect(alternativesOf(String.raw`a:is(b, c), [d="e, f"], .g\,h, i`)).toEqual([
    'a:is(b, c)',
    '[d="e, f"]',
    String.raw`.g\,h`,
    'i',
  ]);
});
