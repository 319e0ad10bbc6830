import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { factsOf } from '../../act/target-facts.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePageInspect: ToolHandler<'page_inspect', ContentContext> = async (input, context) =>
  factsOf(context.refs.getElement(input.ref), input.ref, { key: input.key, submit: input.submit });
