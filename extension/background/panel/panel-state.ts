/** What panels show besides runs, read afresh each time from where it is true. */
import { browser } from 'wxt/browser';
import { isListed, siteOf } from '../../../shared/policy/site.ts';
import type { Connection, ContextTab, PanelState } from '../../messaging/panel-contract.ts';
import { askContextItem } from '../../storage/session-items.ts';
import { isFirefox, readDevice } from '../browser-kind.ts';
import { readNeverSites } from '../never-sites.ts';
import { readWantedPermission } from '../optional-permissions.ts';
import { canEnter } from '../page-access.ts';
import { readRecentCommands } from '../recent-commands.ts';
import { readTrustedSites } from '../trusted-input/trusted-sites.ts';
import { addressOf, findCurrentTab, tabIdOf } from '../tabs.ts';

export async function readPanelState(connection: Connection): Promise<PanelState> {
  const [tab, askContext, neverSites, trustedSites, hasHostPermission, device, wantedPermission] = await Promise.all([
    findCurrentTab(),
    askContextItem.read(),
    readNeverSites(),
    readTrustedSites(),
    browser.permissions.contains({ origins: ['<all_urls>'] }),
    readDevice(),
    readWantedPermission(),
  ]);
  const url = tab === undefined ? '' : addressOf(tab);
  const site = siteOf(url);
  const contextTab: ContextTab | null =
    tab === undefined
      ? null
      : {
          tab: await tabIdOf(tab),
          title: tab.title ?? '',
          url,
          canAct: canEnter(url, isFirefox),
          ...(!isFirefox && site !== undefined && { isTrusted: isListed(site, trustedSites) }),
          isNever: site !== undefined && isListed(site, neverSites),
        };
  const recentCommands = await readRecentCommands(site);
  return {
    connection,
    tab: contextTab,
    askContext,
    recentCommands,
    neverSites,
    hasHostPermission,
    wantedPermission,
    device,
  };
}

/** Calls `onChange` when something the state shows may have changed. Must run while the worker starts. */
export function listenForStateChanges(onChange: () => void): void {
  browser.tabs.onActivated.addListener(onChange);
  browser.tabs.onUpdated.addListener((_tabId, { url, title, status }, tab) => {
    if (tab.active && (url ?? title ?? status) !== undefined) onChange();
  });
  browser.windows.onFocusChanged.addListener(onChange);
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  browser.storage.onChanged.addListener((changes) => {
    if (
      ['neverSites', 'trustedSites', 'recentCommands', 'askContext', 'wantedPermissions'].some((key) => key in changes)
    )
      onChange();
  });
}
