import { toArqError } from '../../shared/protocol/errors.ts';
import type { CallContext } from '../../shared/tools/types.ts';
import type { BackgroundContext } from './background-context.ts';
import { waitForArrival } from './page-loads.ts';

/** Looks again, once, when the page went away while it was looked at. Only for what does not act. */
export async function retryAfterLoad<Value>(
  { navigations, signal }: Pick<BackgroundContext, 'navigations'> & CallContext,
  tabId: number,
  look: () => Promise<Value>,
): Promise<Value> {
  const since = navigations.now;
  try {
    return await look();
  } catch (error) {
    if (toArqError(error).code !== 'page.unloaded') throw error;
    await waitForArrival(navigations, tabId, since, signal);
    return look();
  }
}
