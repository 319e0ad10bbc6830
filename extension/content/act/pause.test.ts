import { afterEach, expect, test, vi } from 'vitest';
import { nextTask } from './pause.ts';

afterEach(() => vi.restoreAllMocks());

test('those that wait in turns share their messages, so that a page’s own are not queued behind them', async () => {
  const posted = vi.spyOn(MessagePort.prototype, 'postMessage');
  const takeTurns = async () => {
    for (let turn = 0; turn < 50; turn += 1) await nextTask();
  };
  await Promise.all(Array.from({ length: 4 }, takeTurns));
  expect(posted).toHaveBeenCalledTimes(50);
});
