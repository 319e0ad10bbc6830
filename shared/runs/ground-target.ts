/**
 * Finds what a described element means on the page now. Waits a little for it to appear; asks the user when several
 * are meant equally well or something else comes close.
 */
import type { Candidate } from '../page/candidate.ts';
import type { PlanStep } from '../plan/plan.ts';
import { describeTarget } from '../plan/target-text.ts';
import type { ElementTarget } from '../plan/target.ts';
import { ArqError } from '../protocol/errors.ts';
import { look, type ExecutorDeps, inOwnTab } from './executor-deps.ts';
import type { LiveRun } from './live-run.ts';
import { messagesIn } from './messages.ts';

/** An element may appear a moment later: about five seconds in all, growing so that a slow page is not hammered. */
const APPEAR_DELAYS_MS = [100, 150, 250, 400, 600, 800, 1200, 1500];
/** Hidden winners (a file field under a button, a menu about to open) get a shorter wait, then are taken as they are. */
const SHOW_TRIES = 3;
/** A condition is about what is there; a banner may still be a moment late. */
const CONDITION_DELAYS_MS = [150, 350, 700];
/** Below this score a candidate is told as the closest but not offered as a choice. */
const WORTH_ASKING = 40;
const MAX_CHOICES = 8;

export interface Grounded {
  readonly ref: string;
  /** `button "Sign up"`. */
  readonly label: string;
}

const labelOf = ({ role, name }: Candidate) => (name === '' ? role : `${role} "${name}"`);
const choiceOf = (candidate: Candidate) => ({
  id: candidate.ref,
  label: candidate.where === '' ? labelOf(candidate) : `${labelOf(candidate)} (${candidate.where})`,
});
/** Choices that read the same are numbered, in the order of the page. */
const told = (choices: readonly { readonly id: string; readonly label: string }[]) =>
  choices.map((choice, index) => {
    const isAlone = choices.every(({ id, label }) => id === choice.id || label !== choice.label);
    const number = choices.slice(0, index + 1).filter(({ label }) => label === choice.label).length;
    return isAlone ? choice : { ...choice, label: `${choice.label} · ${number}` };
  });
const groundedOf = (candidate: Candidate): Grounded => ({ ref: candidate.ref, label: labelOf(candidate) });

async function groundOnce(deps: ExecutorDeps, live: LiveRun, target: ElementTarget) {
  return look(deps, live, 'page_ground', {
    target,
    ...inOwnTab(live),
    ...(live.lastRef !== undefined && { lastRef: live.lastRef }),
  });
}

/** Grounds until there is something visible to act on, or the time is up. */
async function groundPatiently(deps: ExecutorDeps, live: LiveRun, target: ElementTarget) {
  let grounding = await groundOnce(deps, live, target);
  for (const [attempt, delayMs] of APPEAR_DELAYS_MS.entries()) {
    const isVisible = grounding.candidates[0]?.isVisible === true;
    if (grounding.outcome !== 'none' && (isVisible || attempt >= SHOW_TRIES)) break;
    await deps.sleep(delayMs, live.signal);
    grounding = await groundOnce(deps, live, target);
  }
  return grounding;
}

async function askWhich(live: LiveRun, message: string, candidates: readonly Candidate[]): Promise<Grounded> {
  const offered = candidates.slice(0, MAX_CHOICES);
  const ref = await live.ask({ message, choices: told(offered.map(choiceOf)) });
  const chosen = offered.find((candidate) => candidate.ref === ref);
  if (chosen === undefined)
    throw new ArqError('runs.choice_unknown', 'That choice is not on the list. Answer with the id of one.');
  return groundedOf(chosen);
}

/** One element, or with `each` all that match. Throws `page.target_not_found` with what came closest. */
export async function groundTarget(
  deps: ExecutorDeps,
  live: LiveRun,
  target: ElementTarget,
  each: boolean,
): Promise<readonly [Grounded, ...Grounded[]]> {
  const { outcome, candidates } = await groundPatiently(deps, live, target);
  const messages = messagesIn(live.raw.language);
  const [best, ...rest] = candidates;
  const described = describeTarget(target, live.raw.language);
  if (best === undefined)
    throw new ArqError('page.target_not_found', messages.notFound(described) + messages.nothingClose);
  if (outcome === 'one') return [groundedOf(best)];
  if (outcome === 'tie') {
    if (each) return [groundedOf(best), ...rest.map(groundedOf)];
    return [await askWhich(live, messages.tie(described, candidates.length), candidates)];
  }
  const near = candidates.filter(({ score, isVisible }) => score >= WORTH_ASKING && isVisible);
  if (near.length > 0 && !each) return [await askWhich(live, messages.nearMiss(described), near)];
  throw new ArqError(
    'page.target_not_found',
    messages.notFound(described) + messages.closest(candidates.slice(0, 3).map(labelOf)),
    { data: { closest: candidates.map(labelOf) } },
  );
}

async function isSeen(
  deps: ExecutorDeps,
  live: LiveRun,
  sees: NonNullable<PlanStep['when']>['sees'],
): Promise<boolean> {
  if ('target' in sees) {
    const { outcome, candidates } = await groundOnce(deps, live, sees.target);
    return outcome !== 'none' && candidates.some(({ isVisible }) => isVisible);
  }
  const { text } = await look(deps, live, 'page_read_text', { maxChars: 2_000_000, ...inOwnTab(live) });
  const plain = (words: string) => words.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return plain(text).includes(plain(sees.text));
}

/** True when the page shows, or with a negated condition does not show, what “if you see X” names. */
export async function holds(deps: ExecutorDeps, live: LiveRun, when: NonNullable<PlanStep['when']>): Promise<boolean> {
  let seen = await isSeen(deps, live, when.sees);
  for (const delayMs of CONDITION_DELAYS_MS) {
    if (seen) break;
    await deps.sleep(delayMs, live.signal);
    seen = await isSeen(deps, live, when.sees);
  }
  return seen !== when.negated;
}
