/**
 * Opens the tab that a click asked for (`target=_blank`, the middle button). A click made by script is no gesture of
 * the user's, so the browser would block it as a pop-up; the page engine tells the address instead.
 */
import { browser } from 'wxt/browser';
import { getTabById } from './tabs.ts';

/** Beside the tab that asked, and in front when that one is. Returns what to say; empty when no tab was asked for. */
export async function openAskedTab(tabId: number, output: unknown): Promise<string> {
  if (typeof output !== 'object' || output === null || !('opensTab' in output)) return '';
  const url = output.opensTab;
  // A page engine is not to be believed: only the web, never a page of the browser's or the extension's.
  if (typeof url !== 'string' || !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) return '';
  const opener = await getTabById(tabId);
  await browser.tabs.create({ url, active: opener.active, openerTabId: tabId, index: opener.index + 1 });
  return `A new tab opens ${url}.`;
}
