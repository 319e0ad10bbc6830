import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { dragAlong } from '../../act/drag.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import { endOf, targetAt } from '../../act/point-target.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePageDragAt: ToolHandler<'page_drag_at', ContentContext> = async (input, context) => {
  const from = input.ref === undefined ? undefined : context.refs.getElement(input.ref);
  const start = targetAt(input, from);
  const { hit, point } = start;
  const { end: target, to } = endOf(start, input, { x: input.toX, y: input.toY });
  return withOutcome(hit, context, async () => {
    guard('page_drag_at', [hit, target], input, context);
    await dragAlong({ source: hit, from: point, target, to: () => to }, context.signal);
    return {};
  });
};
