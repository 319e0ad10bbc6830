import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { clickAt, refuseFileInput } from '../../act/click.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import { targetAt } from '../../act/point-target.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePageClickAt: ToolHandler<'page_click_at', ContentContext> = async (input, context) => {
  const from = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  const { hit, point } = targetAt(input, from);
  return withOutcome(hit, context, () => {
    refuseFileInput(hit);
    guard('page_click_at', hit, input, context);
    return clickAt(
      { hit, point },
      { button: input.button ?? 'left', modifiers: input.modifiers ?? [] },
      input.count ?? 1,
    );
  });
};
