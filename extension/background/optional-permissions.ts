/**
 * Permissions that the browser asks the user for when they are first needed. It asks only within a click, so that a
 * call without one is refused, and open panels show what was wanted until the user has answered.
 */
import { browser } from 'wxt/browser';
import type { WantedPermission } from '../messaging/panel-contract.ts';
import { ArqError } from '../../shared/protocol/errors.ts';
import { wantedPermissionsItem } from '../storage/session-items.ts';

/** Throws `browser.permission_needed`. */
export async function requirePermission(name: WantedPermission): Promise<void> {
  if (await hasPermission(name)) return;
  await wantedPermissionsItem.update((wanted) => [...wanted.filter((one) => one !== name), name]);
  throw new ArqError(
    'browser.permission_needed',
    `The browser has not allowed ARQ its ${name} yet. Press “Allow” in ARQ’s panel, which only the user can do, and try again.`,
    { data: { permission: name } },
  );
}

const hasPermission = (name: WantedPermission) => browser.permissions.contains({ permissions: [name] });

/** What was wanted last and is still missing. */
export async function readWantedPermission(): Promise<WantedPermission | null> {
  const wanted = await wantedPermissionsItem.read();
  const missing = await Promise.all(wanted.map(async (name) => ((await hasPermission(name)) ? [] : [name])));
  return missing.flat().at(-1) ?? null;
}

/** The user has answered, one way or the other. */
export async function settlePermission(name: WantedPermission): Promise<void> {
  await wantedPermissionsItem.update((wanted) => wanted.filter((one) => one !== name));
}
