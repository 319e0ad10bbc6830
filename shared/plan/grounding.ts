/**
 * Turns "the Sign up button" and what a page holds into one winner, a tie or the closest. The page engine scores in
 * each frame with `scoreFacts`; the background merges the frames with `groundingOutcome`. Pure and free of zod,
 * because the content script ships it.
 */
import type { Candidate } from '../page/candidate.ts';
import type { GroundingFacts } from './grounding-facts.ts';
import { roleFit } from './role-fit.ts';
import { matchText, type TextMatch } from './match-text.ts';
import type { ElementTarget } from './target.ts';

const NAME_POINTS: Record<TextMatch, number> = {
  exact: 78,
  normal: 75,
  squashed: 72,
  prefix: 64,
  words: 61,
  contains: 57,
  stem: 56,
  same: 58,
  typo: 53,
  'stem-words': 52,
  'typo-words': 50,
  overlap: 22,
  none: 0,
};
/** Texts other than the accessible name count less, but an exact label beats a name that merely begins so. */
const OTHER_TEXT_LOSS = 6;
const BESIDE_TEXT_LOSS = 10;
/** What a target without a name gets for its kind alone. */
const NAMELESS_POINTS = 62;
const ROLE_POINTS = 15;
const VISIBLE_POINTS = 3;
const HIDDEN_LOSS = 34;
const DISABLED_LOSS = 5;
const NEAR_POINTS = 20;
/** Beyond this distance a text is no longer near. */
const NEAR_REACH = 600;
/** Roles that fit only loosely need a better name. */
const LOOSE_FIT = 0.5;
/** The right kind with quite another name: never chosen, never offered, only told. */
const OTHER_NAME_POINTS = 2;
/** Above what a prefix gets, so that only a whole name or label reaches it. */
const LOOSE_FIT_NAME = 65;

/** Below this a candidate is only ever "the closest". */
export const GOOD_ENOUGH = 55;
/** Candidates this close to each other are equals. */
export const TIE_MARGIN = 2;
/** How many of the closest are told when none is good enough. */
const CLOSEST = 5;
const MAX_TIE = 20;

function namePoints(wanted: string, facts: GroundingFacts): number {
  let best = NAME_POINTS[matchText(wanted, facts.name)];
  for (const text of facts.otherTexts) best = Math.max(best, NAME_POINTS[matchText(wanted, text)] - OTHER_TEXT_LOSS);
  return Math.max(best, NAME_POINTS[matchText(wanted, facts.besideText)] - BESIDE_TEXT_LOSS);
}

function nearPoints(target: ElementTarget, facts: GroundingFacts): number {
  if (target.near === undefined || facts.nearDistance === undefined) return 0;
  return NEAR_POINTS * Math.max(0, 1 - facts.nearDistance / NEAR_REACH);
}

/** What else of that kind is there, for telling what came closest when no name is alike. */
function isOfKind(target: ElementTarget, fit: number, facts: GroundingFacts): boolean {
  return fit === 1 && facts.isVisible && target.kind !== 'any' && facts.name !== '';
}

/** 0 to 100, two decimals. Elements with the same name, role and state score the same wherever they stand. */
export function scoreFacts(target: ElementTarget, facts: GroundingFacts): number {
  const fit = roleFit(target.kind, facts);
  if (fit === 0) return 0;
  const name = target.name === undefined ? NAMELESS_POINTS : namePoints(target.name, facts);
  if (name <= 0) return isOfKind(target, fit, facts) ? OTHER_NAME_POINTS : 0;
  // "the Country field" may mean a select, "the Terms field" a checkbox, but only when the name leaves no doubt.
  if (fit < LOOSE_FIT && target.name !== undefined && name < LOOSE_FIT_NAME) return 0;
  if (fit < LOOSE_FIT && target.name === undefined) return 0;
  const points =
    name +
    ROLE_POINTS * fit +
    (facts.isVisible ? VISIBLE_POINTS : -HIDDEN_LOSS) -
    (facts.isEnabled ? 0 : DISABLED_LOSS) +
    nearPoints(target, facts) -
    (target.near === undefined ? 0 : NEAR_POINTS);
  return Math.round(Math.min(100, Math.max(1, points)) * 100) / 100;
}

export interface GroundingOutcome {
  readonly outcome: 'one' | 'tie' | 'none';
  readonly candidates: Candidate[];
}

/**
 * One clear winner, the equals, or the closest. Candidates come in frame order and, within a frame, as
 * `frame_ground` returned them: best first, equals in document order. `nth` counts among the equals.
 */
export function groundingOutcome(
  candidates: readonly Candidate[],
  target: Pick<ElementTarget, 'nth'> = {},
): GroundingOutcome {
  // Sorting is stable: equals keep frame and document order.
  const ordered = candidates.toSorted((a, b) => b.score - a.score);
  const best = ordered[0];
  if (best === undefined || best.score < GOOD_ENOUGH) return { outcome: 'none', candidates: ordered.slice(0, CLOSEST) };
  const equals = candidates.filter((one) => best.score - one.score < TIE_MARGIN);
  if (target.nth !== undefined) {
    const chosen = equals.at(target.nth > 0 ? target.nth - 1 : target.nth);
    return chosen === undefined
      ? { outcome: 'none', candidates: equals.slice(0, CLOSEST) }
      : { outcome: 'one', candidates: [chosen] };
  }
  if (equals.length === 1) return { outcome: 'one', candidates: [best] };
  return { outcome: 'tie', candidates: equals.slice(0, MAX_TIE) };
}
