import type { Run, RunStep } from '../../../shared/runs/run.ts';

export interface Lane {
  readonly startPercent: number;
  readonly widthPercent: number;
  /** The number stands before the bar, where there is no room after it. */
  readonly labelBefore: boolean;
}

/** Where a step lies on the time of its run; undefined for a step that never began. Pure. */
export function laneOf(run: Run, step: RunStep): Lane | undefined {
  if (step.startedAt === undefined) return undefined;
  const began = run.steps.flatMap((other) => (other.startedAt === undefined ? [] : [other.startedAt]));
  const ended = run.steps.flatMap((other) => (other.startedAt === undefined ? [] : [other.startedAt + other.ms]));
  const first = Math.min(...began);
  const total = Math.max(1, Math.max(...ended) - first);
  const startPercent = Math.min(97, ((step.startedAt - first) / total) * 100);
  const widthPercent = Math.max(3, Math.min(100 - startPercent, (step.ms / total) * 100));
  return { startPercent, widthPercent, labelBefore: startPercent + widthPercent > 60 && startPercent > 30 };
}
