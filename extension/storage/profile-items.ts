/** What outlives the browser, in `storage.local`: who this profile is and what its user set. */
import { z } from 'zod';
import { storedItem } from './stored-item.ts';

/** Random name of this profile, first part of its tab ids; empty until it was made. */
export const deviceItem = storedItem('local', 'device', z.string().regex(/^[a-z0-9]{6,32}$/), () => '');

/** Sites on the “never on this site” list. */
export const neverSitesItem = storedItem('local', 'neverSites', z.array(z.string()), () => []);

/** Sites on which trusted input is switched on. */
export const trustedSitesItem = storedItem('local', 'trustedSites', z.array(z.string()), () => []);

/** Last commands by site, newest first, most recently used site first. */
export const recentCommandsItem = storedItem(
  'local',
  'recentCommands',
  z.array(z.strictObject({ site: z.string(), commands: z.array(z.string()) })),
  () => [],
);
