import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { isOutOfUse, waitUntilReady } from '../../act/actionable.ts';
import { clickAt, refuseFileInput } from '../../act/click.ts';
import { blurElement } from '../../act/focus.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { choose } from '../../forms/fill-field.ts';

export const handlePageClick: ToolHandler<'page_click', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  refuseFileInput(element);
  return withOutcome(element, context, async () => {
    // The list of a select is drawn by the browser, out of a script's reach: choosing is what the click is for.
    if (element instanceof HTMLOptionElement && element.closest('select') !== null) {
      return { field: await choose(element, [element.label], 'page_click', context) };
    }
    // Some forms wait for the last field to be left before they enable their button; pressing anywhere leaves it.
    if (isOutOfUse(element)) blurElement();
    const ready = await waitUntilReady(element, { signal: context.signal, needsHit: true });
    guard('page_click', element, input, context);
    return clickAt(ready, { button: input.button ?? 'left', modifiers: input.modifiers ?? [] }, input.count ?? 1);
  });
};
