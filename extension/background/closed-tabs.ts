/** Tabs and windows that were closed lately, without those of private windows and of “never” sites. Needs the permission. */
import { browser } from 'wxt/browser';
import { leaveOutNever } from './never-sites.ts';
import { addressOf } from './tabs.ts';

interface ClosedEntry {
  /** The browser's own id. */
  readonly id: string;
  readonly kind: 'tab' | 'window';
  readonly url: string;
  readonly title: string;
  readonly tabs: number;
  readonly at: string;
}

/** Chromium counts seconds, Firefox milliseconds. */
const toMs = (time: number) => (time < 1e11 ? time * 1000 : time);

/** Newest first. */
export async function listClosed(): Promise<ClosedEntry[]> {
  const sessions = await browser.sessions.getRecentlyClosed();
  const entries = sessions.flatMap(({ tab, window, lastModified }): ClosedEntry[] => {
    const shown = tab ?? window?.tabs?.find(({ active }) => active) ?? window?.tabs?.[0];
    const id = tab?.sessionId ?? window?.sessionId;
    const isPrivate = tab?.incognito === true || window?.incognito === true;
    if (shown === undefined || id === undefined || isPrivate) return [];
    const kind = tab === undefined ? 'window' : 'tab';
    const at = new Date(toMs(lastModified)).toISOString();
    return [{ id, kind, url: addressOf(shown), title: shown.title ?? '', tabs: window?.tabs?.length ?? 1, at }];
  });
  return leaveOutNever(entries);
}
