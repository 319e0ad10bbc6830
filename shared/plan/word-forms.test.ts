import { describe, expect, it } from 'vitest';
import { isSameStem, saysTheSame } from './word-forms.ts';

describe('isSameStem', () => {
  it.each([
    ['германия', 'германию'],
    ['условия', 'условиями'],
    ['рассылку', 'рассылка'],
    ['полный', 'полного'],
  ])('takes %s and %s for one word', (left, right) => expect(isSameStem(left, right)).toBe(true));

  it.each([
    ['страна', 'страница'],
    ['город', 'горка'],
    ['name', 'names'],
    ['дом', 'дома'],
  ])('keeps %s and %s apart', (left, right) => expect(isSameStem(left, right)).toBe(false));
});

describe('saysTheSame', () => {
  it.each([
    ['remove bob', 'delete bob'],
    ['log in', 'sign in'],
    ['trash icon', 'delete'],
    ['cart', 'basket 2'],
    ['удалить', 'remove'],
    ['×', 'close'],
  ])('takes “%s” for “%s”', (wanted, shown) => expect(saysTheSame(wanted.split(' '), shown.split(' '))).toBe(true));

  it.each([
    ['delete bob', 'delete ada'],
    ['sign in', 'sign up'],
    ['next', 'previous'],
  ])('keeps “%s” and “%s” apart', (wanted, shown) =>
    expect(saysTheSame(wanted.split(' '), shown.split(' '))).toBe(false),
  );

  it('reads long texts in bounded time', () => {
    const words = Array.from({ length: 5000 }, () => 'login');
    expect(saysTheSame(words, [...words, 'email'])).toBe(false);
  });
});
