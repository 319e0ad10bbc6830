import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { sayElement, waitUntilReady } from '../../act/actionable.ts';
import { pasteText } from '../../act/clipboard.ts';
import { focusedElement, focusElement } from '../../act/focus.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';
import { typingField } from '../../forms/type-text.ts';

export const handlePagePaste: ToolHandler<'page_paste', ContentContext> = async (input, context) => {
  const named = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  const target = named === undefined ? (focusedElement() ?? document.body) : (typingField(named) ?? named);
  return withOutcome(target, context, async () => {
    if (named !== undefined) await waitUntilReady(target, { signal: context.signal, needsHit: false });
    guard('page_paste', target, input, context);
    if (named !== undefined) focusElement(target);
    const field = pasteText(target, input.text, input.html);
    if (field !== undefined) return { field };
    throw new ArqError(
      'page.not_editable',
      `The ${sayElement(target)} takes nothing that is pasted. Name a field with “ref”, or focus one first.`,
    );
  });
};
