import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { riskOf } from '../../../../shared/policy/risk.ts';
import { noteLook } from '../../act/actionable.ts';
import { endOf, targetAt } from '../../act/point-target.ts';
import { factsOf } from '../../act/target-facts.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';
import { assertNoHeir } from '../../refs.ts';

export const handlePageInspect: ToolHandler<'page_inspect', ContentContext> = async (
  { refs, at, key, submit },
  context,
) => {
  const pass = new ReadingPass();
  const targets = refs.map((ref) => {
    const element = context.refs.getElement(ref);
    noteLook(element);
    const facts = factsOf(element, ref, { key, submit }, pass);
    // Nobody is asked about another element than the one that was named.
    if (riskOf({ name: 'page_click', risk: 'act' }, facts, {}) === 'danger') assertNoHeir(element, ref);
    return facts;
  });
  if (at === undefined) return { targets };
  const start = targetAt(at, at.from === undefined ? undefined : context.refs.getElement(at.from));
  const reached = at.to === undefined ? [start.hit] : [start.hit, endOf(start, at, at.to).end];
  return {
    targets: [...targets, ...reached.map((hit) => factsOf(hit, context.refs.refOf(hit), { key, submit }, pass))],
  };
};
