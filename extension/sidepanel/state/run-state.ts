/** What the states of a run mean to the panel. Pure. */
import type { Run, RunStep } from '../../../shared/runs/run.ts';

/** A question without choices and a step in doubt end a run as well, so its end is told by `endedAt`, not by its status alone. */
export const isOver = (run: Run) =>
  run.endedAt !== undefined || run.status === 'done' || run.status === 'failed' || run.status === 'stopped';
/** Began and is not over: “Stop everything” means these. */
export const isGoingOn = (run: Run) => !isOver(run) && run.status !== 'planned';
/** A person must decide before it goes on. */
export const needsPerson = (run: Run) => !isOver(run) && (run.status === 'waiting' || run.status === 'question');
/** Needs a person, or ended without anyone knowing how. */
export const isUnsettled = (run: Run) => needsPerson(run) || run.status === 'in_doubt';
/** A plan that was put aside before its first step: nothing to show. */
export const neverBegan = (run: Run) =>
  run.status === 'stopped' && run.steps.every((step) => step.status === 'pending' || step.status === 'skipped');
/** Whether the sentence can be run again as it stands: hidden values leave dots or an ellipsis in it. */
export const isWholeSentence = (sentence: string) => !/…|••/.test(sentence);

/** The step in progress or the one waited for; undefined before the first and after the last. */
export function currentStep(run: Run): RunStep | undefined {
  return (
    run.steps.find((step) => step.status === 'running' || step.status === 'waiting' || step.status === 'in_doubt') ??
    (isOver(run) ? undefined : run.steps.find((step) => step.status === 'pending'))
  );
}

/** Steps that took place; one that was not called for counts as well, but not what a stop left undone. */
export const doneSteps = (run: Run) =>
  run.steps.filter((step) => step.status === 'done' || (step.status === 'skipped' && !isCutOff(run))).length;
const isCutOff = (run: Run) => isOver(run) && run.status !== 'done';

/** The step at which the person ended the run: not a failure of it. */
export const isEndedByPerson = (step: RunStep) =>
  step.status === 'failed' && (step.error?.code === 'run.stopped' || step.error?.code === 'policy.denied');

export const failedStep = (run: Run) => run.steps.find((step) => step.status === 'failed');

/** The newest step that has a picture. */
export const lastPictured = (run: Run) => run.steps.findLast((step) => step.picture !== undefined);

/** Milliseconds from the first step's start to the end, or to `now` while it goes on. */
export function elapsedMs(run: Run, now: number): number {
  const began = run.steps.find((step) => step.startedAt !== undefined)?.startedAt;
  if (began === undefined) return 0;
  return Math.max(0, (run.endedAt ?? now) - began);
}
