/** The last word of policy in the page: asked in the very task that acts, with fresh facts. */
import { ArqError } from '../../../shared/protocol/errors.ts';
import { isWithin, riskOf } from '../../../shared/policy/risk.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import { assertNoHeir } from '../refs.ts';
import { sayElement } from './actionable.ts';
import { factsOf, type Intent } from './target-facts.ts';

type Acting = Pick<CallContext, 'allowedRisk'>;

/** Calls that were let through: from then on the page has had something of them. */
const begun = new WeakSet<Acting>();

/**
 * Asked once for all that one task acts on.
 * @throws ArqError `policy.target_changed` when acting would by now be worse than what was allowed, `page.ref_stale` when
 * it cannot be undone and the element is not the one that was named.
 */
export function guard(
  name: string,
  targets: Element | readonly Element[],
  input: unknown,
  context: Acting,
  intent: Intent = {},
): void {
  for (const element of targets instanceof Element ? [targets] : targets) check(name, element, input, context, intent);
  begun.add(context);
}

/** True once the call acted, or is about to within the same task. */
export const hasActed = (context: Acting): boolean => begun.has(context);

function check(name: string, element: Element, input: unknown, { allowedRisk }: Acting, intent: Intent): void {
  const risk = riskOf({ name, risk: 'act' }, factsOf(element, '', intent), input);
  if (risk === 'danger') assertNoHeir(element);
  if (isWithin(risk, allowedRisk)) return;
  throw new ArqError(
    'policy.target_changed',
    `ARQ did not touch the ${sayElement(element)}: it would now do more than was allowed. Look at the page again and ask anew.`,
  );
}
