import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { setChecked } from '../../forms/set-checked.ts';

export const handlePageSetChecked: ToolHandler<'page_set_checked', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  return withOutcome(element, context, async () => ({
    field: await setChecked(element, input.checked, 'page_set_checked', context),
  }));
};
