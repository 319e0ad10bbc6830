/**
 * Everything the panel knows, as signals. A cache of what the background said plus what this one panel is looking at;
 * the journal is authoritative for runs, the background for the rest. Runs in the panel's document only.
 */
import { computed, signal } from '@preact/signals';
import type { PanelState } from '../../messaging/panel-contract.ts';
import type { ClientApproval } from '../../../shared/policy/client-approval.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { mostPressing, shouldShow, withoutRun, withRuns, type RunCollection } from './run-collection.ts';
import type { RunFilter } from './run-history.ts';
import { isGoingOn, isOver, needsPerson, neverBegan } from './run-state.ts';

export type Route =
  | { readonly name: 'ask' }
  | { readonly name: 'runs' }
  | { readonly name: 'run'; readonly runId: string }
  | { readonly name: 'host' }
  | { readonly name: MorePlace };

/** Views behind the last slot of the navigation. */
export const morePlaces = ['connections', 'alerts', 'profiles'] as const;
export type MorePlace = (typeof morePlaces)[number];
export const isMorePlace = (name: Route['name']): name is MorePlace => (morePlaces as readonly string[]).includes(name);

export type PanelStore = ReturnType<typeof createPanelStore>;

export function createPanelStore() {
  const panel = signal<PanelState | undefined>(undefined);
  const isUp = signal(false);
  const runs = signal<RunCollection>(new Map());
  const route = signal<Route>({ name: 'ask' });
  const askRunId = signal<string | undefined>(undefined);
  const draft = signal('');
  /** When planning began, monotonic; undefined when nothing is being planned. */
  const planningSince = signal<number | undefined>(undefined);
  const runFilter = signal<RunFilter>('all');
  const runSearch = signal('');
  const sitesOpen = signal(false);
  const moreOpen = signal(false);
  /**
   * Sentences as they were written here, by run. Runs themselves show dots for private values; without this “Edit” would
   * give back less than was written. Lives in this document's memory only.
   */
  const sentences = new Map<string, string>();

  /** Single calls of clients that wait for a person, oldest first; and the one that Ask shows. */
  const calls = signal<readonly ClientApproval[]>([]);
  const askCallId = signal<string | undefined>(undefined);
  const askCall = computed(() => calls.value.find(({ id }) => id === askCallId.value));
  const hasSheet = computed(() => sitesOpen.value || moreOpen.value);

  const askRun = computed(() => (askRunId.value === undefined ? undefined : runs.value.get(askRunId.value)));
  const goingOn = computed(() => [...runs.value.values()].filter(isGoingOn));
  const attention = computed(() =>
    [...runs.value.values()].filter(needsPerson).toSorted((a, b) => a.createdAt - b.createdAt),
  );

  const waitingCount = computed(() => attention.value.length + calls.value.length);

  /** Nobody is interrupted while writing, deciding or watching a run. */
  const isFree = () => {
    const shown = askRun.peek();
    const isIdle = shown === undefined || isOver(shown);
    return isIdle && draft.peek().trim() === '' && planningSince.peek() === undefined;
  };

  const takeCalls = (waiting: readonly ClientApproval[]) => {
    calls.value = waiting.toSorted((a, b) => a.askedAt - b.askedAt);
    if (askCall.peek() === undefined) askCallId.value = isFree() ? calls.peek()[0]?.id : undefined;
  };

  const takeRun = (run: Run) => {
    runs.value = withRuns(runs.peek(), [run]);
    const shown = askRun.peek();
    if (shown?.id === run.id && neverBegan(run)) askRunId.value = undefined;
    else if (shouldShow(run, shown, draft.peek().trim() !== '' || planningSince.peek() !== undefined))
      askRunId.value = run.id;
  };

  return {
    panel,
    isUp,
    runs,
    route,
    askRunId,
    draft,
    planningSince,
    runFilter,
    runSearch,
    sitesOpen,
    moreOpen,
    hasSheet,
    calls,
    askCallId,
    askCall,
    waitingCount,
    takeCalls,
    sentences,
    askRun,
    goingOn,
    attention,
    takeRun,
    /** After the greeting: what is unfinished, and what Ask opens with. */
    takeUnfinished(unfinished: readonly Run[]) {
      runs.value = withRuns(runs.peek(), unfinished);
      if (askRunId.peek() === undefined && draft.peek() === '') askRunId.value = mostPressing(runs.peek())?.id;
    },
    takeHistory(older: readonly Run[]) {
      runs.value = withRuns(runs.peek(), older);
    },
    dropRun(runId: string) {
      runs.value = withoutRun(runs.peek(), runId);
      if (askRunId.peek() === runId) askRunId.value = undefined;
    },
  };
}
