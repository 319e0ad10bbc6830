import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { listClosed } from '../../closed-tabs.ts';
import { untilShown } from '../../opened-tab.ts';
import { requirePermission } from '../../optional-permissions.ts';
import { parseThing } from '../../thing-ids.ts';
import { addressOf, getTabById, tabIdOf } from '../../tabs.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleSessionsRestore: ToolHandler<'sessions_restore', BackgroundContext> = async (
  { session },
  { navigations, signal },
) => {
  await requirePermission('sessions');
  const wanted = session === undefined ? undefined : await parseThing(session, 'sessions_list');
  const closed = (await listClosed()).find(({ id }) => wanted === undefined || id === wanted);
  if (closed === undefined)
    throw new ArqError(
      'sessions.none',
      'No such closed tab is known any more. See sessions_list, or open its address.',
    );
  const since = navigations.now;
  const { tab, window } = await browser.sessions.restore(closed.id);
  const id = tab?.id ?? window?.tabs?.find(({ active }) => active)?.id ?? window?.tabs?.[0]?.id;
  const restored = await getTabById(id ?? -1);
  await untilShown({ id: restored.id, url: addressOf(restored) || closed.url }, navigations, since, signal);
  const shown = await getTabById(restored.id);
  return { tab: await tabIdOf(shown), url: addressOf(shown) || closed.url, title: shown.title ?? '' };
};
