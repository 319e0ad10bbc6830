import { expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { seesApproval } from './sees-approval.ts';

const caller = (sites: readonly string[] | undefined, workspace?: string): Caller => ({
  principal: { kind: 'client', id: 't', name: 'approver', ...(workspace !== undefined && { workspace }) },
  tokenId: 't',
  level: 'operator',
  mayApprove: true,
  grant: 'read',
  sites,
  requestsPerMinute: 100,
});
const asker = { kind: 'client', id: 'c-1', name: 'c' } as const;

it.each<[string, Caller, { site: string; otherSites?: string[] }, boolean]>([
  ['a token for all sites', caller(undefined), { site: 'bank.example' }, true],
  ['a token of that site', caller(['a.example']), { site: 'a.example' }, true],
  ['a token of another site', caller(['a.example']), { site: 'bank.example' }, false],
  ['a token of some sites, for what touches none', caller(['a.example']), { site: '' }, false],
  [
    'what takes away a page of another',
    caller(['a.example']),
    { site: 'a.example', otherSites: ['bank.example'] },
    false,
  ],
  [
    'what touches two of its sites',
    caller(['a.example', 'b.example']),
    { site: 'a.example', otherSites: ['b.example'] },
    true,
  ],
  ['another workspace', caller(undefined, 'sales'), { site: 'a.example' }, false],
])('decides for %s', (_, own, asked, sees) => {
  expect(seesApproval(own, { principal: asker, ...asked })).toBe(sees);
});
