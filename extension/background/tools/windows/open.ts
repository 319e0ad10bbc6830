import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { showOpened } from '../../show-opened.ts';
import { windowIdOf } from '../../tab-state.ts';

/** That a program may open a private window is settled in `private-windows.ts`. */
export const handleWindowsOpen: ToolHandler<'windows_open', BackgroundContext> = async (
  { url, isPrivate = false, background = false, width, height },
  context,
) => {
  if (isPrivate && !(await browser.extension.isAllowedIncognitoAccess())) {
    throw new ArqError(
      'windows.private_closed',
      'The browser does not let ARQ into private windows. The user can allow that on the browser’s page of extensions.',
    );
  }
  const since = context.navigations.now;
  const made = await browser.windows.create({
    url,
    incognito: isPrivate,
    focused: !background,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  });
  const id = made?.tabs?.[0]?.id;
  if (made === undefined || id === undefined)
    throw new ArqError('windows.not_opened', 'The browser opened no window. Open the address with tabs_open.');
  const shown = await showOpened(id, url, since, context);
  return { ...shown, window: await windowIdOf(made.id) };
};
