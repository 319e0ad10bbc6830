import { describe, expect, test } from 'vitest';
import { reasonCodes } from '../../../shared/policy/reasons.ts';
import { chooseLanguage, createLocale } from './locale.ts';
import { createFormats } from './formats.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

function textsOf(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, (value as (...values: unknown[]) => string)(3, 5, 'x')]];
    return typeof value === 'object' && value !== null ? textsOf(value, at) : [];
  });
}

describe.each([
  ['en', en],
  ['ru', ru],
] as const)('texts in %s', (language, table) => {
  const texts = textsOf(table);

  test('have the same keys as in English', () => {
    expect(texts.map(([key]) => key)).toEqual(textsOf(en).map(([key]) => key));
  });

  test('are never empty, never glued from missing pieces and hold no exclamation', () => {
    for (const [key, text] of texts) {
      expect(text, key).not.toBe('');
      expect(text, key).not.toMatch(/undefined|!|\bplease\b|successfully|пожалуйста|успешно/i);
    }
  });

  test('use the quotes of the language', () => {
    for (const [key, text] of texts) expect(text, key).not.toMatch(language === 'ru' ? /[“”]/ : /[«»]/);
  });

  test('say every reason that policy knows', () => {
    for (const code of reasonCodes) expect(table.reasons[code]).toMatch(/\.$/);
  });
});

test.each([
  [1, '1 шаг'],
  [2, '2 шага'],
  [5, '5 шагов'],
  [11, '11 шагов'],
  [21, '21 шаг'],
  [22, '22 шага'],
])('%i counts as %s', (count, text) => {
  expect(ru.steps(count)).toBe(text);
});

test('Russian browsers get Russian, all others English, with their own region’s forms', () => {
  expect(chooseLanguage('ru-RU')).toBe('ru');
  expect(chooseLanguage('de')).toBe('en');
  expect(createLocale('en-GB').f.clock(new Date(2026, 0, 1, 14, 31).getTime())).toBe('14:31');
});

test.each([
  ['en', 12, '<\u00a00.1\u00a0s'],
  ['en', 180, '0.2\u00a0s'],
  ['en', 18_400, '18.4\u00a0s'],
  ['en', 185_000, '3\u00a0min\u00a05\u00a0s'],
  ['ru', 18_400, '18,4\u00a0с'],
])('in %s %i ms read %s', (locale, ms, text) => {
  expect(createFormats(locale).duration(ms)).toBe(text);
});

test.each([
  ['en', 30_000, '30\u00a0s'],
  ['en', 120_000, '2\u00a0min'],
  ['ru', 5_430_000, '1\u00a0ч\u00a030\u00a0мин\u00a030\u00a0с'],
  ['en', 0, '0\u00a0s'],
])('in %s a rule of %i ms reads %s', (locale, ms, text) => {
  expect(createFormats(locale).span(ms)).toBe(text);
});
