import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { waitUntilReady } from '../../act/actionable.ts';
import { dragAlong } from '../../act/drag.ts';
import { guard } from '../../act/guard.ts';
import { middleOf } from '../../act/hit-test.ts';
import { withOutcome } from '../../act/outcome.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePageDrag: ToolHandler<'page_drag', ContentContext> = async (input, context) => {
  const source = context.refs.getElement(input.ref);
  const target = context.refs.getElement(input.to);
  return withOutcome(source, context, async () => {
    await waitUntilReady(target, { signal: context.signal, needsHit: false });
    const { hit, point } = await waitUntilReady(source, { signal: context.signal, needsHit: true });
    guard('page_drag', [source, target], input, context);
    await dragAlong({ source: hit, from: point, target, to: () => middleOf(target) }, context.signal);
    return {};
  });
};
