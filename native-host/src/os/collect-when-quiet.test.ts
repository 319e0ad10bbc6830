import { getHeapStatistics } from 'node:v8';
import { expect, it, vi } from 'vitest';
import { collectWhenQuiet } from './collect-when-quiet.ts';

it('gives the memory of a burst back once the process is quiet', async () => {
  let burst: unknown[] | undefined = Array.from({ length: 400_000 }, (_none, index) => ({ index, text: `${index}` }));
  expect(burst).toHaveLength(400_000);
  const { total_heap_size: after } = getHeapStatistics();
  burst = undefined;
  const stop = collectWhenQuiet(200);
  try {
    await vi.waitFor(() => expect(getHeapStatistics().total_heap_size).toBeLessThan(after - 10 * 1024 * 1024), {
      timeout: 15_000,
      interval: 200,
    });
  } finally {
    stop();
  }
});
