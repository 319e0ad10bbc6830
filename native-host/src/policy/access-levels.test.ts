import { describe, expect, it } from 'vitest';
import { accessLevels } from '../../../shared/policy/access-level.ts';
import { tools } from '../../../shared/tools/index.ts';
import { hostWideSubjects, levelTable } from '../gateway/http/testing/security-tables.ts';
import { abilityOf, accessActions, accessSubjects, permissionOfTool } from './access-levels.ts';
import type { Caller } from './caller.ts';

const callerOf = (rights: Partial<Caller> & Pick<Caller, 'level'>): Caller => ({
  principal: { kind: 'client', id: 'a1', name: 'a' },
  tokenId: 'a1',
  mayApprove: false,
  grant: 'read',
  sites: undefined,
  requestsPerMinute: 60,
  ...rights,
});

/** Approving has a test of its own: it is no matter of the level. */
const plainActions = accessActions.filter((action) => action !== 'approve');
const allowed = (caller: Caller, subject: (typeof accessSubjects)[number]) =>
  plainActions.filter((action) => abilityOf(caller).can(action, subject));

it('has each subject in the table of SECURITY.md, and no other', () => {
  expect([...levelTable.keys()]).toEqual([...accessSubjects]);
});

describe.each(accessLevels)('%s', (level) => {
  it.each(accessSubjects)('does with %s what SECURITY.md says', (subject) => {
    const written = levelTable.get(subject)?.[level] ?? [];
    expect(allowed(callerOf({ level }), subject)).toEqual(plainActions.filter((action) => written.includes(action)));
  });

  it.each(accessSubjects)(
    'does with %s in another workspace the same, but for what tells of the computer',
    (subject) => {
      const principal = { kind: 'client', id: 'a1', name: 'a', workspace: 'team' } as const;
      const isHostWide = hostWideSubjects.includes(subject);
      expect(allowed(callerOf({ level, principal }), subject)).toEqual(
        isHostWide ? [] : allowed(callerOf({ level }), subject),
      );
    },
  );

  it('approves only when its owner made it for that', () => {
    expect(abilityOf(callerOf({ level })).can('approve', 'approval')).toBe(false);
    expect(abilityOf(callerOf({ level, mayApprove: true })).can('approve', 'approval')).toBe(true);
  });
});

it('lets viewer and auditor call no tool that acts', () => {
  for (const tool of Object.values(tools)) {
    const permission = permissionOfTool(tool);
    if (tool.risk === 'read') continue;
    for (const level of ['viewer', 'auditor'] as const)
      expect(abilityOf(callerOf({ level })).can(permission.action, permission.subject), tool.name).toBe(false);
  }
});
