import { browser } from 'wxt/browser';
import { ArqError } from '../../../../shared/protocol/errors.ts';
import { requirePermission } from '../../optional-permissions.ts';
import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';

export const handleHistoryDelete: ToolHandler<'history_delete', BackgroundContext> = async ({ url, minutes }) => {
  if ((url === undefined) === (minutes === undefined))
    throw new ArqError('history.what', 'Say what to forget: an address in “url”, or a time in “minutes”, not both.');
  await requirePermission('history');
  if (url !== undefined) await browser.history.deleteUrl({ url });
  else await browser.history.deleteRange({ startTime: Date.now() - (minutes ?? 0) * 60_000, endTime: Date.now() });
  return { deleted: true };
};
