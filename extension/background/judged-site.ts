import { siteOf } from '../../shared/policy/site.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import { addressOf, getTabById } from './tabs.ts';

/** Throws `policy.target_changed` when the tab shows another site by now than policy judged the call by. */
export async function assertJudgedSite(tabId: number, site: string | undefined): Promise<void> {
  if (site === undefined || siteOf(addressOf(await getTabById(tabId))) === site) return;
  throw new ArqError(
    'policy.target_changed',
    `The tab shows another site by now than ${site}. Nothing was done. Look at the page again and ask anew.`,
  );
}
