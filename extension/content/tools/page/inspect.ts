import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { factsOf } from '../../act/target-facts.ts';
import type { ContentContext } from '../../content-context.ts';
import { ReadingPass } from '../../dom/reading-pass.ts';

export const handlePageInspect: ToolHandler<'page_inspect', ContentContext> = async (
  { refs, key, submit },
  context,
) => {
  const pass = new ReadingPass();
  return { targets: refs.map((ref) => factsOf(context.refs.getElement(ref), ref, { key, submit }, pass)) };
};
