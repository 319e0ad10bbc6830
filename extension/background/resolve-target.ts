import type { PageCalls } from './page-calls.ts';
import { docOfRef, type FrameAddress } from './page-frames.ts';
import { getTab, getTabById, type KnownTab } from './tabs.ts';

/**
 * The tab and frame a call acts in: the frame of `ref`, else the main frame. A ref whose document is known names its
 * tab as well.
 */
export async function resolveTarget(
  pages: PageCalls,
  tab: string | undefined,
  ref: string | undefined,
): Promise<FrameAddress> {
  const [at] = ref === undefined ? [] : await resolveTargets(pages, tab, [ref]);
  return at ?? { tabId: (await getTab(tab)).id, frameId: 0 };
}

/** As `resolveTarget`, for each of the refs; each tab is asked for once, and each document looked for once. */
export async function resolveTargets(
  pages: PageCalls,
  tab: string | undefined,
  refs: readonly string[],
): Promise<FrameAddress[]> {
  const tabs = new Map<number | undefined, Promise<KnownTab>>();
  const find = (ref: string) => {
    const named = tab === undefined ? pages.tabOfRef(ref) : undefined;
    const known = tabs.get(named) ?? (named === undefined ? getTab(tab) : getTabById(named));
    tabs.set(named, known);
    return known;
  };
  const documents = new Map<string, Promise<FrameAddress>>();
  const locate = async (ref: string) => {
    const { id } = await find(ref);
    const key = `${id}.${docOfRef(ref)}`;
    const known = documents.get(key) ?? pages.locate(ref, id);
    documents.set(key, known);
    return known;
  };
  return Promise.all(refs.map(locate));
}
