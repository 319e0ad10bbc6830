import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { focusedElement } from '../../act/focus.ts';
import { guard } from '../../act/guard.ts';
import { getCombination } from '../../act/key-names.ts';
import { pressStroke } from '../../act/press.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { requireEntry, typeInto } from '../../forms/fill-field.ts';

export const handlePageType: ToolHandler<'page_type', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  return withOutcome(element, context, async () => {
    const entry = await typeInto(element, input.text, 'page_type', context, input);
    const field = entry.fields[0];
    if (input.submit !== true) return { field, check: () => requireEntry(entry) };
    const target = focusedElement() ?? entry.fields.at(-1) ?? element;
    guard('page_type', target, input, context, { submit: true });
    pressStroke(target, getCombination('Enter'));
    // What was sent may well be cleared, so nothing is checked afterwards.
    return { field };
  });
};
