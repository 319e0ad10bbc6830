import { expect, test } from 'vitest';
import { goalScores } from './goal-words.ts';

const best = (goal: string, texts: readonly (readonly [name: string, around: string])[]) => {
  const scores = goalScores(
    goal,
    texts.map(([name, around]) => ({ name, around })),
  );
  return scores.indexOf(Math.max(...scores));
};

test.each([
  [
    'add item 7 to the cart',
    [
      ['Add item 3', ''],
      ['Add item 7', ''],
      ['Item 7', ''],
    ],
    1,
  ],
  [
    'put the red lamp into the basket',
    [
      ['Add to cart', 'Blue lamp'],
      ['Add to cart', 'Red lamp'],
      ['Red lamp', ''],
    ],
    1,
  ],
  [
    'sign in',
    [
      ['Search', ''],
      ['Log in', ''],
      ['Sign up', ''],
    ],
    1,
  ],
  [
    'удалить заказ 12',
    [
      ['Удалить', 'Заказ 11'],
      ['Удалить', 'Заказ 12'],
    ],
    1,
  ],
  [
    'submit the form',
    [
      ['Cancel', ''],
      ['Send', ''],
    ],
    1,
  ],
] as const)('%s', (goal, texts, index) => {
  expect(best(goal, texts)).toBe(index);
});

test('what has no word of it scores nothing', () => {
  expect(goalScores('pay the bill', [{ name: 'Home', around: 'Menu' }])).toEqual([0]);
});
