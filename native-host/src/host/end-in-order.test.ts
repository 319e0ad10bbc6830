import { expect, test } from 'vitest';
import { endInOrder } from './end-in-order.ts';

test('a part that fails is told, and those after it are done in their order', async () => {
  const done: string[] = [];
  const problems: unknown[] = [];
  await endInOrder(
    [
      () => {
        throw new Error('gateway');
      },
      async () => {
        await Promise.resolve();
        done.push('database');
      },
      () => Promise.reject(new Error('tracing')),
      () => done.push('lock'),
    ],
    (problem) => problems.push(problem),
  );
  expect(done).toEqual(['database', 'lock']);
  expect(problems).toEqual([new Error('gateway'), new Error('tracing')]);
});
