import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { waitUntilReady } from '../../act/actionable.ts';
import { focusedElement, focusElement } from '../../act/focus.ts';
import { guard } from '../../act/guard.ts';
import { getCombination } from '../../act/key-names.ts';
import { withOutcome } from '../../act/outcome.ts';
import { pressStroke } from '../../act/press.ts';
import type { ContentContext } from '../../content-context.ts';
import { typingField } from '../../forms/type-text.ts';

export const handlePagePressKey: ToolHandler<'page_press_key', ContentContext> = async (input, context) => {
  const stroke = getCombination(input.key);
  const named = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  const target = named === undefined ? (focusedElement() ?? document.body) : (typingField(named) ?? named);
  return withOutcome(target, context, async () => {
    if (named !== undefined) await waitUntilReady(target, { signal: context.signal, needsHit: false });
    guard('page_press_key', target, input, context, { key: input.key });
    if (named !== undefined) focusElement(target);
    pressStroke(target, stroke);
    return { field: typingField(target) };
  });
};
