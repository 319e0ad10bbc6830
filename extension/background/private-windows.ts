/** Private windows are the user's alone: clients and models act in none unless the user said so at the host. Background only. */
import { browser } from 'wxt/browser';
import type { Principal } from '../../shared/policy/principal.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import { stringIn } from '../../shared/tools/call-input.ts';
import { readDevice } from './browser-kind.ts';
import { parseTabId } from './tab-ids.ts';
import { findTabById } from './tabs.ts';

export interface CallFromHost {
  readonly principal: Principal;
  readonly input: unknown;
  readonly isPrivateAllowed?: boolean | undefined;
}

const isUser = ({ kind }: Principal): boolean => kind === 'panel' || kind === 'cli';

/** Throws `tabs.private` for a call of a client or model on a tab in a private window, or for one. */
export async function refusePrivate({ principal, input, isPrivateAllowed }: CallFromHost): Promise<void> {
  if (isUser(principal) || isPrivateAllowed === true) return;
  const opensPrivate = typeof input === 'object' && input !== null && 'isPrivate' in input && input.isPrivate === true;
  if (opensPrivate) {
    throw new ArqError(
      'tabs.private',
      'Private windows are the user’s alone. Open another window, or ask the user to allow private windows for this browser in ARQ’s panel.',
    );
  }
  const tab = stringIn(input, 'tab');
  if (tab === undefined) return;
  const known = await findTabById(parseTabId(await readDevice(), tab));
  if (known?.incognito !== true) return;
  throw new ArqError(
    'tabs.private',
    'That tab is in a private window, which only the user may use. Choose another one from tabs_list, or ask the user to allow private windows for this browser in ARQ’s panel.',
  );
}

/**
 * The window in which a client's or model's new tab opens: the one used last unless that is private. Undefined leaves
 * it to the browser. Throws `tabs.private` when only private windows are open.
 */
export async function findWindowForTab(principal: Principal): Promise<number | undefined> {
  if (isUser(principal)) return undefined;
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  if (windows.every(({ incognito }) => !incognito)) return undefined;
  const open = windows.filter(({ incognito }) => !incognito);
  const id = (open.find(({ focused }) => focused) ?? open.at(-1))?.id;
  if (id !== undefined) return id;
  throw new ArqError(
    'tabs.private',
    'Only private windows are open. Ask the user to open another window, then try again.',
  );
}
