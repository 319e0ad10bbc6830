import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { targetAt } from '../../act/point-target.ts';
import { factsOf } from '../../act/target-facts.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';

export const handlePageInspect: ToolHandler<'page_inspect', ContentContext> = async (
  { refs, at, key, submit },
  context,
) => {
  const pass = new ReadingPass();
  const targets = refs.map((ref) => factsOf(context.refs.getElement(ref), ref, { key, submit }, pass));
  if (at === undefined) return { targets };
  const { hit } = targetAt(at, at.from === undefined ? undefined : context.refs.getElement(at.from));
  return { targets: [...targets, factsOf(hit, context.refs.refOf(hit), { key, submit }, pass)] };
};
