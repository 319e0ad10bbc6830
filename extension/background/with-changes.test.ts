import { expect, it } from 'vitest';
import { withChanges } from './with-changes.ts';

it.each<[string, string[], string[], string[], string[]]>([
  ['nothing', ['a', 'b'], ['a'], ['a'], ['a', 'b']],
  ['an addition', ['a', 'b'], ['a'], ['a', 'c'], ['a', 'b', 'c']],
  ['a removal', ['a', 'b'], ['a', 'b'], ['b'], ['b']],
  ['an addition that both made', ['a', 'c'], ['a'], ['a', 'c'], ['a', 'c']],
  ['a removal of what is gone already', ['b'], ['a', 'b'], ['b'], ['b']],
])('keeps %s made meanwhile', (_, list, before, after, expected) => {
  expect(withChanges(list, before, after)).toEqual(expected);
});
