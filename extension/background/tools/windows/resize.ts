import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { readWindowState } from '../../tab-state.ts';
import { getTab } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleWindowsResize: ToolHandler<'windows_resize', BackgroundContext> = async ({
  tab,
  width,
  height,
  left,
  top,
  state,
}) => {
  const { windowId } = await getTab(tab);
  const named = Object.fromEntries(
    Object.entries({ width, height, left, top }).filter(([, value]) => value !== undefined),
  );
  const hasBounds = Object.keys(named).length > 0;
  if (hasBounds && state !== undefined && state !== 'normal') {
    throw new ArqError(
      'windows.size_or_state',
      `A window that is ${state} has no size of its own. Give a size or a state.`,
    );
  }
  // A window that fills the screen takes no size until it is a normal one.
  const asked = hasBounds ? 'normal' : state;
  if (asked !== undefined) await browser.windows.update(windowId, { state: asked });
  if (hasBounds) await browser.windows.update(windowId, named);
  return readWindowState(windowId);
};
