/** Which calls are recorded under their idempotency key. */
import type { ToolCall } from '../../../shared/tools/call-path.ts';
import { tools } from '../../../shared/tools/index.ts';
import type { ToolName } from '../../../shared/tools/types.ts';

export type KeyedToolCall = ToolCall & { readonly idempotencyKey: string };

/** More than reading for what they tell about the user, which is written down nowhere: they change nothing. */
const LOOKING: ReadonlySet<string> = new Set<ToolName>([
  'bookmarks_search',
  'downloads_list',
  'history_search',
  'sessions_list',
  'storage_list_cookies',
  'storage_list_items',
]);

/** Only what acts is recorded; what looks may be repeated as it is. */
export function isKeyed(call: ToolCall): call is KeyedToolCall {
  if (call.idempotencyKey === undefined || call.isInternal === true || !Object.hasOwn(tools, call.tool)) return false;
  return tools[call.tool as ToolName].risk !== 'read' && !LOOKING.has(call.tool);
}
