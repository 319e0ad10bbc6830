import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { sayElement, waitUntilReady } from '../../act/actionable.ts';
import { focusedElement, focusElement } from '../../act/focus.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { closestComposed } from '../../dom/composed-tree.ts';
import { isFocusable } from '../../dom/focusable.ts';

export const handlePageFocus: ToolHandler<'page_focus', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  const own = element instanceof HTMLLabelElement ? (element.control ?? element) : element;
  const target = closestComposed(own, isFocusable);
  if (target === undefined) {
    throw new ArqError(
      'page.not_focusable',
      `The ${sayElement(element)} takes no keyboard focus. Name a field, a button or a link.`,
    );
  }
  return withOutcome(target, context, async () => {
    await waitUntilReady(target, { signal: context.signal, needsHit: false });
    guard('page_focus', target, input, context);
    focusElement(target);
    if (focusedElement() !== target) {
      throw new ArqError('page.focus_refused', `The ${sayElement(target)} gave the focus away at once.`);
    }
    return {};
  });
};
