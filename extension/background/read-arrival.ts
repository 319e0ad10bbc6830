/** Where a tab's newest load stands, read from the navigation log. Pure. */
import { isAborted } from './net-errors.ts';
import type { NavigationEvent } from './navigations.ts';

export type Arrival =
  | { readonly kind: 'none' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'failed'; readonly url: string; readonly error: string }
  /** Given up before anything was shown: a download, "no content", another load in its place. */
  | { readonly kind: 'aborted' }
  /** Not there within its time; `isStill` when the page answers nobody, as behind a dialog of its own. */
  | { readonly kind: 'slow'; readonly isCommitted: boolean; readonly isStill: boolean };

/** Where the newest load stands; undefined while it goes on. Pure. */
export function readArrival(events: readonly NavigationEvent[]): Exclude<Arrival, { kind: 'slow' }> | undefined {
  const starts = events.filter(({ step }) => step === 'started').length;
  const aborts = events.filter(({ step, error }) => step === 'failed' && isAborted(error ?? '')).length;
  const steps = events.filter((event) => event.step !== 'failed' || !isAborted(event.error ?? ''));
  const last = steps.findLast(({ step }) => step !== 'moved' && step !== 'opened');
  if (last === undefined) return aborts > 0 ? { kind: 'aborted' } : moves(events);
  // Firefox goes on to load its error page, and that gets ready.
  const failure = steps.slice(steps.findLastIndex(({ step }) => step === 'started') + 1).find(isFailure);
  if (failure !== undefined) return { kind: 'failed', url: failure.url, error: failure.error ?? '' };
  if (last.step === 'ready') return { kind: 'ready' };
  if (last.step === 'started' && aborts >= starts) return { kind: 'aborted' };
  return undefined;
}

const isFailure = ({ step }: NavigationEvent) => step === 'failed';

function moves(events: readonly NavigationEvent[]): Exclude<Arrival, { kind: 'slow' }> {
  return events.some(({ step }) => step === 'moved') ? { kind: 'moved' } : { kind: 'none' };
}
