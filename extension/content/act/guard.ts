/** The last word of policy in the page: asked in the very task that acts, with fresh facts. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { isWithin, riskOf } from '../../../shared/policy/risk.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { sayElement } from './actionable.ts';
import { factsOf, type Intent } from './target-facts.ts';

/** @throws ArqError `policy.target_changed` when acting would by now be worse than what was allowed. */
export function guard(
  name: string,
  element: Element,
  input: unknown,
  context: Pick<CallContext, 'allowedRisk'>,
  intent: Intent = {},
): void {
  if (context.allowedRisk === 'danger') return;
  const risk = riskOf({ name, risk: 'act' }, factsOf(element, '', intent), input);
  if (isWithin(risk, context.allowedRisk)) return;
  throw new ArqError(
    'policy.target_changed',
    `ARQ did not touch the ${sayElement(element)}: it would now do more than was allowed. Look at the page again and ask anew.`,
  );
}
