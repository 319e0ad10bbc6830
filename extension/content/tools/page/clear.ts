import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { choose, requireEntry, typeInto } from '../../forms/fill-field.ts';

export const handlePageClear: ToolHandler<'page_clear', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  return withOutcome(element, context, async () => {
    if (element instanceof HTMLSelectElement) return { field: await choose(element, [''], 'page_clear', context) };
    const entry = await typeInto(element, '', 'page_clear', context, input);
    return { field: entry.fields[0], check: () => requireEntry(entry) };
  });
};
