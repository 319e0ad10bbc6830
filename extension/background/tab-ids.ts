/** Tab ids as the world outside sees them: `<device>.<browser tab id>`. Pure. */
import { ArqError } from '../../shared/protocol/errors.ts';

export function formatTabId(device: string, tabId: number): string {
  return `${device}.${tabId}`;
}

/** The browser's id of a tab. Throws `tabs.gone` for a tab of another browser and for what is no tab id at all. */
export function parseTabId(device: string, tab: string): number {
  const [owner, id] = tab.split(/\.(.*)/s);
  if (owner === device && id !== undefined && /^\d{1,15}$/.test(id)) return Number(id);
  const problem =
    owner === device || id === undefined ? `“${tab}” is no tab id` : `Tab ${tab} belongs to another browser`;
  throw new ArqError('tabs.gone', `${problem}. Take one from tabs_list.`);
}
