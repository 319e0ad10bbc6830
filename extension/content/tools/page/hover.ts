import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { waitUntilReady } from '../../act/actionable.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import { moveOnto } from '../../act/pointer.ts';
import type { ContentContext } from '../../content-context.ts';

export const handlePageHover: ToolHandler<'page_hover', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  return withOutcome(element, context, async () => {
    const { hit, point } = await waitUntilReady(element, { signal: context.signal, needsHit: true });
    guard('page_hover', element, input, context);
    moveOnto(hit, { point, button: 'left', modifiers: [] });
    return {};
  });
};
