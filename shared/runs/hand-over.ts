/** The step in which a run waits for its user: it says so, and goes on by itself or at their word. */
import { ArqError } from '../protocol/errors.ts';
import type { ToolOutput } from '../tools/types.ts';
import { callInternal, type ExecutorDeps } from './executor-deps.ts';
import type { LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';

const GO_ON = 'go-on';
const STOP = 'stop';

/** Resolves when the page is through or the user says so. Throws `run.stopped` when they say stop. */
export async function handOver(
  deps: Pick<ExecutorDeps, 'callTool'>,
  live: LiveRun,
  input: Readonly<Record<string, unknown>>,
): Promise<ToolOutput<'page_hand_over'> | undefined> {
  const messages = messagesIn(live.raw.language);
  const over = new AbortController();
  const signal = AbortSignal.any([live.signal, over.signal]);
  let seen: ToolOutput<'page_hand_over'> | undefined;
  const watch = async (): Promise<void> => {
    try {
      seen = await callInternal(deps, live, 'page_hand_over', input, { signal, allowedRisk: 'act' });
      if (seen.through) live.answer(GO_ON);
    } catch {
      // That the page cannot be watched does not keep the user from going on.
    }
  };
  const watching = watch();
  const own = input['message'];
  const choice = await live.ask({
    message: typeof own === 'string' && own !== '' ? own : messages.handOver,
    choices: [
      { id: GO_ON, label: messages.handOverDone },
      { id: STOP, label: messages.handOverStop },
    ],
  });
  over.abort();
  await watching;
  if (choice === STOP) throw new ArqError('run.stopped', messages.stopped);
  return seen;
}
