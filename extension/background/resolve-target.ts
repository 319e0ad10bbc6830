import type { PageCalls } from './page-calls.ts';
import type { FrameAddress } from './page-frames.ts';
import { getTab, getTabById } from './tabs.ts';

/**
 * The tab and frame a call acts in: the frame of `ref`, else the main frame. A ref whose document is known names its
 * tab as well.
 */
export async function resolveTarget(
  pages: PageCalls,
  tab: string | undefined,
  ref: string | undefined,
): Promise<FrameAddress> {
  if (ref === undefined) return { tabId: (await getTab(tab)).id, frameId: 0 };
  const named = tab === undefined ? pages.tabOfRef(ref) : undefined;
  const { id } = named === undefined ? await getTab(tab) : await getTabById(named);
  return pages.locate(ref, id);
}
