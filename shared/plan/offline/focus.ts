/** “In the Email field, type x”, “in the Footer, click Pricing”: a place named ahead of the act that happens there. */
import type { ElementTarget } from '../target.ts';
import { Unclear, type Memory, type Planning } from './planning.ts';
import type { Act } from './syntax.ts';

export interface Focus {
  readonly target: ElementTarget;
  readonly fragment: string;
}

export function focusOn(act: Extract<Act, { act: 'focus' }>, planning: Planning, fragment: string): Focus {
  return { target: planning.target(act.what, 'field').target, fragment };
}

/** Makes the act after a focus happen there; asks when the two do not go together, so that nothing is lost. */
export function applyFocus(focus: Focus | undefined, act: Act, memory: Memory): void {
  const isRegion = focus?.target.kind === 'region' || focus?.target.kind === 'row';
  memory.scope = isRegion ? focus?.target : undefined;
  memory.focused = isRegion ? undefined : focus?.target;
  if (focus === undefined || isRegion) return;
  const isFit =
    act.act === 'type' || act.act === 'select' || act.act === 'press' ? act.what === undefined : act.act === 'search';
  if (!isFit) throw new Unclear('plan.clause_not_understood', focus.fragment);
}
