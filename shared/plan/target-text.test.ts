import { expect, it } from 'vitest';
import { describeTarget } from './target-text.ts';
import type { ElementTarget } from './target.ts';

it.each<[ElementTarget, string, string]>([
  [
    { kind: 'button', name: 'Sign up', within: { kind: 'region', name: 'Footer' } },
    'the button “Sign up” in “Footer”',
    'кнопка «Sign up» в «Footer»',
  ],
  [{ kind: 'button', name: 'Delete', nth: 3 }, 'the third button “Delete”', '3-я кнопка «Delete»'],
  [{ kind: 'link', nth: -1 }, 'the last link', 'последняя ссылка'],
  [{ kind: 'row', nth: 22 }, 'the 22nd row', '22-я строка'],
  [
    { kind: 'field', name: 'City', near: 'Address' },
    'the field “City” near “Address”',
    'поле «City» рядом с «Address»',
  ],
])('describes %j in both languages', (target, english, russian) => {
  expect(describeTarget(target, 'en')).toBe(english);
  expect(describeTarget(target, 'ru')).toBe(russian);
});
