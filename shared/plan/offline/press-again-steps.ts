import type { PlanStep } from '../plan.ts';
import { clickSteps } from './page-steps.ts';
import { Unclear, type Planning } from './planning.ts';
import type { Act } from './syntax.ts';

const MAX_PRESSES = 50;

/** “go to next month twice”: one press after the other, each on what the page shows by then. */
export function pressAgainSteps({ what, count }: Extract<Act, { act: 'press-again' }>, planning: Planning): PlanStep[] {
  if (count > MAX_PRESSES || count < 1 || !Number.isInteger(count)) throw new Unclear('plan.too_many_steps');
  return Array.from({ length: count }, () => clickSteps({ act: 'click', what }, planning)).flat();
}
