/** Which open tab a sentence means. Pure. */
import type { TabTarget } from '../plan/target.ts';
import type { ToolOutput } from '../tools/types.ts';

export type OpenTab = ToolOutput<'tabs_list'>['tabs'][number];

/** First part of a tab id: the browser profile. */
const deviceOf = (tab: string) => tab.slice(0, tab.indexOf('.'));

/** The tabs that match, in the order of the browser; several when the sentence does not tell them apart. */
export function findTabs(target: TabTarget, tabs: readonly OpenTab[], ownTab: string | undefined): OpenTab[] {
  const own = tabs.find(({ tab }) => tab === ownTab);
  // A relation such as “next” only means something among the tabs that the user sees beside each other.
  const beside =
    own === undefined
      ? tabs
      : tabs.filter((tab) => tab.window === own.window && deviceOf(tab.tab) === deviceOf(own.tab));
  const place = own === undefined ? -1 : beside.indexOf(own);
  const pick = (list: readonly OpenTab[]) => {
    if (target.nth === undefined) return [...list];
    const tab = list.at(target.nth > 0 ? target.nth - 1 : target.nth);
    return tab === undefined ? [] : [tab];
  };
  const only = (tab: OpenTab | undefined) => (tab === undefined ? [] : [tab]);
  switch (target.which) {
    case 'this':
      return only(own);
    case 'others':
      return pick(beside.filter((tab) => tab !== own));
    case 'next':
      return place < 0 ? [] : only(beside[(place + 1) % beside.length]);
    case 'previous':
      return place < 0 ? [] : only(beside.at(place - 1));
    case 'first':
      return only(beside[0]);
    case 'last':
      return only(beside.at(-1));
    case 'matching':
      return pick(matchingNear(target.text ?? '', tabs, own));
    default:
      return target.which satisfies never;
  }
}

/** Another browser's tabs only count when the run's own browser has none that matches. */
function matchingNear(text: string, tabs: readonly OpenTab[], own: OpenTab | undefined): OpenTab[] {
  if (own === undefined) return matching(text, tabs);
  const near = matching(
    text,
    tabs.filter(({ tab }) => deviceOf(tab) === deviceOf(own.tab)),
  );
  return near.length > 0 ? near : matching(text, tabs);
}

/** A title that is exactly the text beats those that merely hold it. */
function matching(text: string, tabs: readonly OpenTab[]): OpenTab[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [...tabs];
  const exact = tabs.filter(({ title }) => title.trim().toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  return tabs.filter(({ title, url }) => title.toLowerCase().includes(wanted) || url.toLowerCase().includes(wanted));
}
