import type { ToolHandler } from '../../../../shared/tools/types.ts';
import { waitUntilReady } from '../../act/actionable.ts';
import { refuseFileInput, releaseAfter } from '../../act/click.ts';
import { guard } from '../../act/guard.ts';
import { withOutcome } from '../../act/outcome.ts';
import { pause } from '../../act/pause.ts';
import { fireMouse, moveOnto, pressDown, type Press } from '../../act/pointer.ts';
import { fireTouch } from '../../act/touch.ts';
import type { ContentContext } from '../../content-context.ts';

const DEFAULT_MS = 800;

export const handlePageLongPress: ToolHandler<'page_long_press', ContentContext> = async (input, context) => {
  const element = context.refs.getElement(input.ref);
  const { ms = DEFAULT_MS, touch = false } = input;
  refuseFileInput(element);
  return withOutcome(element, context, async () => {
    const { hit, point } = await waitUntilReady(element, { signal: context.signal, needsHit: true });
    guard('page_long_press', element, input, context);
    const press: Press = { point, button: 'left', modifiers: [] };
    if (!touch) {
      moveOnto(hit, press);
      const hasMouseEvents = pressDown(hit, press, 1);
      await pause(ms, context.signal);
      return releaseAfter(hit, press, hasMouseEvents);
    }
    const finger = { id: 0, point };
    fireTouch(hit, 'touchstart', [finger], [finger]);
    await pause(ms, context.signal);
    // A finger that rests asks for the menu, and is no click when it goes.
    if (hit.isConnected) fireMouse(hit, 'contextmenu', { ...press, button: 'right' });
    fireTouch(hit.isConnected ? hit : document.body, 'touchend', [finger], []);
    return {};
  });
};
