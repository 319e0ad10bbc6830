import { expect, test } from 'vitest';
import { afterPrefix } from './after-prefix.ts';

test.each([
  ['+44 7911 123456', '+44 4479 111234', '7911 123456'],
  ['+7 (921) 123-45-67', '+7 (792) 112-34-56', '(921) 123-45-67'],
  ['DE89 3704', 'DE DE89 3704', '89 3704'],
])('of %j in a field that holds %j only %j is left to type', (text, held, rest) => {
  expect(afterPrefix(text, held)).toBe(rest);
});

test.each([
  ['44447', '44447'],
  ['Ada', 'ADA'],
  ['12345', '1234'],
  ['', ''],
])('%j in a field that holds %j is not typed again', (text, held) => {
  expect(afterPrefix(text, held)).toBeUndefined();
});
