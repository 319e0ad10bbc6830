import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { choose } from '../../forms/fill-field.ts';

export const handlePageSelectOption: ToolHandler<'page_select_option', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  return withOutcome(element, context, async () => ({
    field: await choose(element, input.options, 'page_select_option', context),
  }));
};
