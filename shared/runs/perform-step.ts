/** Carries out one planned step: find, clear, write down the intent, act, write down the outcome. */
import type { PlanStep } from '../plan/plan.ts';
import { ArqError, toArqError } from '../protocol/errors.ts';
import type { Risk } from '../tools/define-tool.ts';
import { isDispatched } from '../tools/as-dispatched.ts';
import { isOutcomeLost } from '../tools/lost-outcome.ts';
import { type Clearance, clearStep, refuseNeverSite } from './clear-step.ts';
import { callInternal, type ExecutorDeps, getStepTool, type StepTool } from './executor-deps.ts';
import { holds } from './ground-target.ts';
import { handOver } from './hand-over.ts';
import type { LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';
import { ownPart, type ResolvedCall, resolveStep } from './resolve-step.ts';
import { applyOutcome, keepThumbnail, type StepOutcome } from './step-outcome.ts';

/** How often an element that vanished between finding and acting is found again. */
const MAX_STALE = 2;
/** How long a call may take to answer once the run was stopped. */
const STOP_GRACE_MS = 1000;
/** What is known of an acting call that answered with an error. */
const isLost = (error: ArqError, risk: Risk) => risk !== 'read' && isOutcomeLost(error);

/** The step's effect is unknown: the run ends in doubt instead of failed. */
export class InDoubt extends Error {
  readonly error: ArqError;

  constructor(error: ArqError) {
    super(error.message, { cause: error });
    this.error = error;
  }
}

/** Stopping cancels the call; what it answers within the grace counts, silence after an act leaves it in doubt. */
async function callUntilStopped(
  deps: ExecutorDeps,
  live: LiveRun,
  tool: StepTool,
  call: ResolvedCall,
  { risk, site }: Clearance,
): Promise<unknown> {
  const work = callInternal(deps, live, tool.name, ownPart(call, call.input), { allowedRisk: risk, site });
  const { promise: silent, reject } = Promise.withResolvers<never>();
  const done = new AbortController();
  const onStop = () => {
    deps.sleep(STOP_GRACE_MS, done.signal).then(
      () => reject(risk === 'read' ? toArqError(live.signal.reason) : new InDoubt(toArqError(live.signal.reason))),
      () => undefined,
    );
  };
  live.signal.addEventListener('abort', onStop, { once: true });
  try {
    return await Promise.race([work, silent]);
  } catch (error) {
    if (error instanceof InDoubt) throw error;
    const arqError = toArqError(error);
    if (isLost(arqError, risk)) throw new InDoubt(arqError);
    if (live.signal.aborted) throw toArqError(live.signal.reason);
    throw arqError;
  } finally {
    live.signal.removeEventListener('abort', onStop);
    done.abort();
  }
}

interface Attempt {
  readonly index: number;
  readonly step: PlanStep;
  readonly tool: StepTool;
  readonly approved: Set<string>;
}

async function performCall(
  deps: ExecutorDeps,
  live: LiveRun,
  attempt: Attempt,
  call: ResolvedCall,
): Promise<StepOutcome> {
  const { index, step, tool, approved } = attempt;
  let { risk, site } = await clearStep(deps, live, { index, tool, call, approved });
  // The user may have taken over, or decided to stop, while the target was looked for or an approval was open. What
  // they did in a pause may have led elsewhere, so that what was cleared before it counts no more.
  while (await live.gate()) ({ risk, site } = await clearStep(deps, live, { index, tool, call, approved }));
  const input = ownPart(call, live.redaction?.input(index, call.input) ?? {});
  await live.record('step.intended', { index, tool: tool.name, input, risk, ...(site !== undefined && { site }) });
  if (tool.name === 'tabs_close' || tool.name === 'windows_close') live.closingTab = String(call.input['tab']);
  try {
    const output =
      tool.name === 'page_hand_over'
        ? await handOver(deps, live, call.input)
        : await callUntilStopped(deps, live, tool, call, { risk, site });
    return await applyOutcome(deps, live, index, step, tool, call, output);
  } finally {
    live.closingTab = undefined;
  }
}

/** These set what a control holds: done again from the beginning they leave the same. */
const SETTING: ReadonlySet<string> = new Set([
  'page_fill_form',
  'page_select_option',
  'page_set_checked',
  'page_clear',
]);

/**
 * The page engine refused to go on, and all may be done again from finding: an element is gone before anything was sent,
 * or became more dangerous than what was allowed, before which there is only what was allowed and can be set again.
 */
const isRefound = (error: ArqError, { name }: StepTool) =>
  error.code === 'policy.target_changed' ||
  (error.code === 'page.ref_stale' && (!isDispatched(error) || SETTING.has(name)));

/** A step for “each” failed after some had been acted on: done again from finding, it would act on these twice. */
class Midway extends Error {
  readonly error: ArqError;

  constructor(error: ArqError) {
    super(error.message, { cause: error });
    this.error = error;
  }
}

/** Finds and performs; an element that went stale before anything was sent to it is found, and cleared, again. */
async function performFresh(deps: ExecutorDeps, live: LiveRun, attempt: Attempt): Promise<StepOutcome> {
  for (let stale = 0; ; stale += 1) {
    const calls = await resolveStep(deps, live, attempt.step, attempt.tool);
    live.updateStep(attempt.index, { target: calls[0]?.label ?? '' });
    try {
      const [call] = calls;
      if (call !== undefined && calls.length === 1) return await performCall(deps, live, attempt, call);
      return await performAll(deps, live, attempt, calls);
    } catch (error) {
      if (error instanceof Midway) throw error.error;
      const arqError = error instanceof InDoubt ? error : toArqError(error);
      if (arqError instanceof InDoubt || !isRefound(arqError, attempt.tool) || stale >= MAX_STALE) throw arqError;
      await live.record('step.retried', {
        index: attempt.index,
        error: { code: arqError.code, message: arqError.message },
      });
      live.lastRef = undefined;
    }
  }
}

/** One of several: what became more dangerous than what was allowed is cleared again as it is now. */
async function performAsItIs(
  deps: ExecutorDeps,
  live: LiveRun,
  attempt: Attempt,
  call: ResolvedCall,
): Promise<StepOutcome> {
  for (let changed = 0; ; changed += 1) {
    try {
      return await performCall(deps, live, attempt, call);
    } catch (error) {
      const isChanged = error instanceof ArqError && error.code === 'policy.target_changed' && !isDispatched(error);
      if (!isChanged || changed >= MAX_STALE) throw error;
    }
  }
}

/**
 * The calls of a step that makes several, as they were found. With “each”, acting on one may take others away, and
 * those are done with; the parts of a form must all be there.
 */
async function performAll(
  deps: ExecutorDeps,
  live: LiveRun,
  attempt: Attempt,
  calls: readonly ResolvedCall[],
): Promise<StepOutcome> {
  const isEach = attempt.step.each === true;
  let outcome: StepOutcome = {};
  let acted = 0;
  for (const call of calls) {
    if (isEach) live.updateStep(attempt.index, { target: call.label });
    try {
      outcome = { ...outcome, ...(await performAsItIs(deps, live, attempt, call)) };
      acted += 1;
      await live.record('step.acted', { index: attempt.index, label: call.label });
    } catch (error) {
      if (error instanceof InDoubt || !isEach || acted === 0) throw error;
      const failure = toArqError(error);
      if (failure.code !== 'page.ref_stale' || isDispatched(failure)) throw new Midway(failure);
    }
  }
  return isEach ? { ...outcome, change: messagesIn(live.raw.language).acted(acted) } : outcome;
}

/** A condition is looked at once, before its first step: what that did may have changed what the page shows. */
async function isMeant(
  deps: ExecutorDeps,
  live: LiveRun,
  index: number,
  when: NonNullable<PlanStep['when']>,
): Promise<boolean> {
  if (when.as === undefined) return holds(deps, live, when);
  const decided = live.plan?.steps.findLastIndex(
    (step, at) => at < index && step.when !== undefined && step.when.as === undefined,
  );
  const wasMeant = live.raw.steps[decided ?? -1]?.status !== 'skipped';
  return when.as === 'same' ? wasMeant : !wasMeant;
}

/** Throws ArqError when the step fails, `InDoubt` when nobody knows. The step's status is right either way. */
export async function performStep(
  deps: ExecutorDeps,
  live: LiveRun,
  index: number,
  step: PlanStep,
): Promise<string | undefined> {
  const startedAt = deps.now();
  live.updateStep(index, { status: 'running', startedAt });
  const ms = () => Math.max(0, deps.now() - startedAt);
  try {
    const tool = getStepTool(live, step.tool, step.title);
    await refuseNeverSite(deps, live, tool);
    if (step.when !== undefined && !(await isMeant(deps, live, index, step.when))) {
      live.updateStep(index, { status: 'skipped', ms: ms() });
      await live.record('step.skipped', { index });
      return undefined;
    }
    const { answer, ...shown } = await performFresh(deps, live, { index, step, tool, approved: new Set() });
    live.updateStep(index, { status: 'done', ms: ms(), ...shown });
    await live.record('step.done', { index, ms: ms(), ...shown });
    const isSeen = tool.name.startsWith('page_') || tool.name.startsWith('tabs_');
    if (isSeen && tool.risk !== 'read' && live.tab !== undefined) void keepThumbnail(deps, live, index);
    return answer;
  } catch (error) {
    const isInDoubt = error instanceof InDoubt;
    const arqError = isInDoubt ? error.error : toArqError(error);
    const view = { code: arqError.code, message: arqError.message };
    live.updateStep(index, { status: isInDoubt ? 'in_doubt' : 'failed', ms: ms(), error: view });
    // A journal that cannot take the outcome has said so already, or says so when the run's end is written.
    await live
      .record(isInDoubt ? 'step.in_doubt' : 'step.failed', { index, error: view })
      .catch((problem: unknown) => deps.onProblem(problem));
    throw error;
  }
}
