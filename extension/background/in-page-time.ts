/** What is asked of a page waits for its turn in the page's process: a page in a loop, or behind a dialog, gives it none. */
import { ArqError } from '../../shared/protocol/errors.ts';
import { pause } from './pause.ts';

/** A page that gives nobody a turn for so long is silent; as long as a call waits for a sign of life (`watch-pulse.ts`). */
export const SILENT_MS = 10_000;

export const pageSilent = (): ArqError =>
  new ArqError(
    'page.silent',
    'The page does not answer. It may show a dialog or be busy; look at the tab, or reload it.',
  );

/** What `work` gives; after `limitMs` it goes on unheard. Throws `page.silent`, `call.cancelled`, and what `work` throws. */
export async function inPageTime<Value>(work: Promise<Value>, limitMs: number, signal: AbortSignal): Promise<Value> {
  const over = new AbortController();
  const late = pause(limitMs, AbortSignal.any([signal, over.signal])).then(() => {
    throw pageSilent();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
