import { ArqError, isArqError, toArqError } from '../../../shared/protocol/errors.ts';
import type { DialogGuard } from './dialog-guard.ts';
import { sayDialog } from './dialog-texts.ts';
import { watchLeaving } from './leave-page.ts';
import type { Speaker } from './speaker.ts';

const isChange = (result: unknown): result is { readonly changed: string } =>
  typeof result === 'object' && result !== null && 'changed' in result && typeof result.changed === 'string';

const told = (guard: DialogGuard): string =>
  guard
    .takeUntold()
    .map((dialog) => sayDialog(dialog))
    .join(' ');

/** Acts with the page's dialogs answered, and says with the outcome which came. */
export async function withinDialogs(
  guard: DialogGuard,
  allowedRisk: 'act' | 'danger',
  by: Speaker,
  act: () => Promise<unknown>,
): Promise<unknown> {
  const acting = guard.begin(allowedRisk === 'danger', by);
  const over = new AbortController();
  try {
    const acted = act();
    // After the act began to listen for itself whether the page is leaving.
    watchLeaving(guard, by, over.signal);
    const result = await acted;
    if (!isChange(result)) return result;
    const dialogs = told(guard);
    return dialogs === '' ? result : { ...result, changed: [result.changed, dialogs].filter(Boolean).join(' ') };
  } catch (error) {
    const dialogs = told(guard);
    if (dialogs === '' || !isArqError(error)) throw error;
    const cause = toArqError(error);
    throw new ArqError(cause.code, `${cause.message} ${dialogs}`, { data: { ...cause.data }, cause });
  } finally {
    acting.end();
    over.abort();
  }
}
