import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { listClosed } from '../../closed-tabs.ts';
import { requirePermission } from '../../optional-permissions.ts';
import { parseThing } from '../../thing-ids.ts';
import { addressOf, getTabById, tabIdOf } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleSessionsRestore: ToolHandler<'sessions_restore', BackgroundContext> = async ({ session }) => {
  await requirePermission('sessions');
  const wanted = session === undefined ? undefined : await parseThing(session, 'sessions_list');
  const closed = (await listClosed()).find(({ id }) => wanted === undefined || id === wanted);
  if (closed === undefined)
    throw new ArqError(
      'sessions.none',
      'No such closed tab is known any more. See sessions_list, or open its address.',
    );
  const { tab, window } = await browser.sessions.restore(closed.id);
  const id = tab?.id ?? window?.tabs?.find(({ active }) => active)?.id ?? window?.tabs?.[0]?.id;
  const shown = await getTabById(id ?? -1);
  return { tab: await tabIdOf(shown), url: addressOf(shown) || closed.url, title: shown.title ?? '' };
};
