import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { waitUntilReady } from '../../act/actionable.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import { pinchAt } from '../../act/pinch.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePagePinch: ToolHandler<'page_pinch', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  return withOutcome(element, context, async () => {
    const { hit, point } = await waitUntilReady(element, { signal: context.signal, needsHit: true });
    guard('page_pinch', element, input, context);
    await pinchAt(hit, point, input.scale, context.signal);
    return {};
  });
};
