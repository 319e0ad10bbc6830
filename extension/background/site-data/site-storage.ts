/** The storages of the page that a tab shows. Background only. */
import { siteShown } from '../../../shared/policy/site.ts';
import type { CallContext, ToolArguments, ToolOutput } from '../../../shared/tools/types.ts';
import type { BackgroundContext } from '../background-context.ts';
import { resolveTarget } from '../resolve-target.ts';
import { addressOf, getTabById } from '../tabs.ts';

type Asked = ToolArguments<'frame_storage'>;

export async function useStorage(
  tab: string | undefined,
  { kind, act }: { readonly kind: Asked['kind'] | undefined; readonly act: Asked['act'] },
  context: CallContext & BackgroundContext,
): Promise<{ readonly site: string; readonly items: ToolOutput<'frame_storage'>['items'] }> {
  const at = await resolveTarget(context.pages, tab, undefined);
  const site = siteShown(addressOf(await getTabById(at.tabId)));
  const { items } = await context.pages.call(at, 'frame_storage', { kind: kind ?? 'local', act }, context);
  return { site, items };
}
