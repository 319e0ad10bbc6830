import { describe, expect, test } from 'vitest';
import { isOneTypoApart, matchText, type TextMatch } from './match-text.ts';

const rows: [wanted: string, shown: string, match: TextMatch][] = [
  ['Sign up', 'Sign up', 'exact'],
  ['Sign up', ' Sign\n up ', 'exact'],
  ['sign up', 'Sign Up', 'normal'],
  ['First name', 'First name *', 'normal'],
  ['Email', 'E-mail:', 'squashed'],
  ['Cafe', 'Café', 'normal'],
  ['Еще', 'Ещё', 'normal'],
  ['Мои', 'Мой', 'none'],
  ['say "hi"', 'Say “hi”', 'normal'],
  ['sign in', 'Sign-in', 'squashed'],
  ['Delete', 'Delete account', 'prefix'],
  ['account', 'Delete account', 'words'],
  ['mail address', 'email addresses', 'contains'],
  ['Regster', 'Register', 'typo'],
  ['Sing up', 'Sign up', 'typo'],
  ['Registr', 'Register now', 'typo-words'],
  ['Option 1', 'Option 2', 'overlap'],
  ['2024', '2025', 'none'],
  ['Day 12', 'Day 13', 'overlap'],
  ['Войтии', 'Войти', 'stem'],
  ['Зарегистрироватся', 'Зарегистрироваться', 'typo'],
  ['+', '+', 'exact'],
  ['+', 'a+b', 'none'],
  ['delete old account', 'Delete account', 'overlap'],
  ['Pricing', 'Docs', 'none'],
  ['Water', 'Ready later', 'none'],
  ['', 'Docs', 'none'],
  ['Add', 'Odd', 'none'],
];

describe('matchText', () => {
  test.each(rows)('“%s” against “%s” is %s', (wanted, shown, match) => {
    expect(matchText(wanted, shown)).toBe(match);
  });

  test.each([
    ['email', 'emial', true],
    ['email', 'emal', true],
    ['email', 'emaill', true],
    ['email', 'emsil', true],
    ['email', 'meial', false],
    ['abcd', 'badc', false],
  ])('%s and %s are one typo apart: %s', (left, right, isApart) => {
    expect(isOneTypoApart(left, right)).toBe(isApart);
    expect(isOneTypoApart(right, left)).toBe(isApart);
  });
});
