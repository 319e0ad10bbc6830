import type { Principal } from '../../../shared/policy/principal.ts';
import { isArqError } from '../../../shared/protocol/errors.ts';
import type { CallContext } from '../../../shared/tools/types.ts';
import type { BrowserRouter, TabView } from '../link/browser-router.ts';

/** The tab a new run of `principal` acts in; undefined while no browser is connected or several leave it open. */
export async function currentTabOf(router: BrowserRouter, principal: Principal): Promise<TabView | undefined> {
  const { signal } = new AbortController();
  const context: CallContext = { principal, signal, allowedRisk: 'read' };
  try {
    return await router.findTab(await router.chooseTab({ principal }, signal), context);
  } catch (error) {
    // A sentence about the computer needs no tab; one about a page says so when it comes to that.
    if (isArqError(error) && (error.code === 'browser.none_connected' || error.code === 'tabs.required'))
      return undefined;
    throw error;
  }
}
