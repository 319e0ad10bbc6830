/** History as rows: filtered, searched, in days. Pure. */
import type { Run } from '../../../shared/runs/run.ts';
import { isSameDay } from '../i18n/formats.ts';
import { isGoingOn, isUnsettled } from './run-state.ts';

export const runFilters = ['all', 'attention', 'active', 'failed', 'done'] as const;
export type RunFilter = (typeof runFilters)[number];

const filters: Readonly<Record<RunFilter, (run: Run) => boolean>> = {
  all: () => true,
  attention: isUnsettled,
  active: isGoingOn,
  failed: (run) => run.status === 'failed',
  done: (run) => run.status === 'done',
};

export const fitsFilter = (run: Run, filter: RunFilter): boolean => filters[filter](run);

/** Every word must occur in the request, the site, the page's title, the result or a step. */
export function fitsSearch(run: Run, search: string): boolean {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [run.command, run.site, run.pageTitle, run.message, run.answer, ...run.steps.map((step) => step.title)]
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

export interface RunDay {
  /** A time within the day. */
  readonly at: number;
  readonly runs: readonly Run[];
}

/** Days newest first; within a day what needs a person first, then the newest. */
export function byDay(runs: readonly Run[]): RunDay[] {
  const sorted = runs.toSorted((a, b) => b.createdAt - a.createdAt);
  const days: { at: number; runs: Run[] }[] = [];
  for (const run of sorted) {
    const last = days.at(-1);
    if (last !== undefined && isSameDay(last.at, run.createdAt)) last.runs.push(run);
    else days.push({ at: run.createdAt, runs: [run] });
  }
  return days.map((day) => ({
    at: day.at,
    runs: day.runs.toSorted((a, b) => Number(isUnsettled(b)) - Number(isUnsettled(a))),
  }));
}

export const countOf = (runs: readonly Run[], filter: RunFilter) =>
  runs.filter((run) => fitsFilter(run, filter)).length;
