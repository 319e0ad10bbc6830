import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import { targetAt } from '../../act/point-target.ts';
import { moveOnto } from '../../act/pointer.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePageMoveAt: ToolHandler<'page_move_at', ContentContext> = async (input, context) => {
  const from = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  const { hit, point } = targetAt(input, from);
  return withOutcome(hit, context, () => {
    guard('page_move_at', hit, input, context);
    moveOnto(hit, { point, button: 'left', modifiers: [] });
    return {};
  });
};
