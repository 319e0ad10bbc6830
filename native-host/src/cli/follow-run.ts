/**
 * Follows one run from its start to its end, a decision nobody can make, or the user's Ctrl-C. The run belongs to the
 * host; this only shows it and carries decisions.
 */
import type { Approval, Run, RunStep } from '../../../shared/runs/run.ts';
import { askForApproval, askForChoice } from './decide-on-terminal.ts';
import type { HostConnection } from './host-connection.ts';
import type { ApprovalLevel } from './options.ts';
import { runTexts } from './run-texts.ts';
import { ask, note, plain } from './terminal.ts';

export interface FollowOptions {
  readonly approve: ApprovalLevel;
  readonly canAsk: boolean;
  /** Called once for each step when it has ended. */
  readonly onStep: (step: RunStep, run: Run) => void;
  readonly signal: AbortSignal;
}

const levels: Record<ApprovalLevel, number> = { read: 0, act: 1, danger: 2 };
const endedSteps: ReadonlySet<RunStep['status']> = new Set(['done', 'failed', 'skipped', 'in_doubt']);

/** Returns the run as it ended, or as it was when a decision was missing; then the run itself has been stopped. */
export async function followRun(host: HostConnection, runId: string, options: FollowOptions): Promise<Run> {
  const shown = new Set<number>();
  let decided: string | undefined;
  for (;;) {
    if (options.signal.aborted) {
      await stopRun(host, runId);
      options.signal.throwIfAborted();
    }
    const run = host.findRun(runId);
    if (run !== undefined) {
      for (const step of run.steps) {
        if (!endedSteps.has(step.status) || shown.has(step.index)) continue;
        shown.add(step.index);
        options.onStep(step, run);
      }
      if (['done', 'failed', 'stopped', 'in_doubt'].includes(run.status)) return run;
      const pending = pendingDecision(run);
      const isNew = pending !== decided;
      decided = pending;
      if (pending !== undefined && isNew) {
        if (!(await decide(host, run, options))) {
          await stopRun(host, runId);
          return run;
        }
        continue;
      }
    }
    await host.nextChange(options.signal).catch((error: unknown) => {
      if (!options.signal.aborted) throw error;
    });
  }
}

/** Names what a person must decide now, so that one decision is taken once. */
function pendingDecision(run: Run): string | undefined {
  if (run.status === 'waiting') return run.approval?.id;
  if (run.status === 'question') return `question: ${run.question?.message ?? run.message}`;
  if (run.status === 'paused') return 'paused';
  return undefined;
}

/** False when the decision is missing and nobody can make it. */
async function decide(host: HostConnection, run: Run, options: FollowOptions): Promise<boolean> {
  if (run.status === 'waiting' && run.approval !== undefined) return decideApproval(host, run, run.approval, options);
  if (run.status === 'question') return answerQuestion(host, run, options);
  note(plain(run.message));
  // Somebody acts in the browser at this moment, and goes on in its panel.
  if (!options.canAsk) return true;
  const answer = await untilChanged(host, run, options, (signal) => ask(runTexts(run.language).goOn, signal));
  if (answer === undefined) return true;
  if (answer === 's') await stopRun(host, run.id);
  else await host.callTool('runs_resume', { runId: run.id });
  return true;
}

async function decideApproval(
  host: HostConnection,
  run: Run,
  approval: Approval,
  options: FollowOptions,
): Promise<boolean> {
  const isCovered = levels[approval.risk] <= levels[options.approve];
  if (!isCovered && !options.canAsk) return false;
  const decision = isCovered
    ? 'allow'
    : await untilChanged(host, run, options, (signal) => askForApproval(approval, run, signal));
  if (decision === undefined) return true;
  await host.callTool('runs_approve', { runId: run.id, approvalId: approval.id, decision });
  return true;
}

async function answerQuestion(host: HostConnection, run: Run, options: FollowOptions): Promise<boolean> {
  if (!options.canAsk) return false;
  const answer = await untilChanged(host, run, options, async (signal) => ({
    choice: await askForChoice(run, signal),
  }));
  if (answer === undefined) return true;
  if (answer.choice === undefined) return false;
  await host.callTool('runs_answer', { runId: run.id, choice: answer.choice });
  return true;
}

/** Asks, and gives up asking when the run went on otherwise: decided in the panel, stopped, or Ctrl-C. */
async function untilChanged<T>(
  host: HostConnection,
  run: Run,
  options: FollowOptions,
  question: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const asking = new AbortController();
  const signal = AbortSignal.any([asking.signal, options.signal]);
  let isOvertaken = false;
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      await host.nextChange(signal);
      const now = host.findRun(run.id);
      if (now !== undefined && pendingDecision(now) !== pendingDecision(run)) {
        isOvertaken = true;
        asking.abort();
      }
    }
  };
  const watching = watch().catch(() => asking.abort());
  const answer = await question(signal);
  asking.abort();
  await watching;
  return isOvertaken || options.signal.aborted ? undefined : answer;
}

async function stopRun(host: HostConnection, runId: string): Promise<void> {
  await host.callTool('runs_stop', { runId });
}
