/** “show the trails” presses what the page calls so; “tell me the price” asks what the page says of it. */
import type { PlanStep } from '../plan.ts';
import { readSteps } from './other-steps.ts';
import { namedClickSteps } from './page-steps.ts';
import { Unclear, type Planning } from './planning.ts';
import type { Act } from './syntax.ts';

export function showSteps(
  act: Extract<Act, { act: 'show' }>,
  planning: Planning,
  before: PlanStep | undefined,
): PlanStep[] {
  const { target, isToMe } = act;
  const { text } = planning.clause.text;
  const verb = planning.text([0, '@show'.length]).toLowerCase();
  if (verb === 'show' || verb === 'display') return namedClickSteps({ act: 'click-named', target }, planning, before);
  const about = text.length - text.replace(OPENING, '').length;
  if (verb === 'tell' && isToMe) return readSteps({ act: 'read', about: [about, text.length] }, planning, before);
  // “give me a summary”: no button that shows one is meant.
  throw new Unclear('plan.not_understood', planning.text([0, text.length]));
}
const OPENING = /^@show me (?:about )?(?:(?:this|that|your|the|my|an|a) )?/u;
