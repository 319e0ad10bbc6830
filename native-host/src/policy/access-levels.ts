/**
 * What each access level may do, as abilities of casl: denied unless said here. SECURITY.md shows the same table and
 * a test compares them. Loaded by the gateway alone: a host that serves no network needs none of it.
 */
import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import { type AccessLevel, accessLevels } from '../../../shared/policy/access-level.ts';
import { DEFAULT_WORKSPACE, workspaceOf } from '../../../shared/policy/principal.ts';
import type { ToolDefinition } from '../../../shared/tools/define-tool.ts';
import type { Caller } from './caller.ts';

export const accessActions = ['read', 'create', 'update', 'delete', 'stop', 'call', 'approve'] as const;
export type AccessAction = (typeof accessActions)[number];

export const accessSubjects = [
  'alert',
  'approval',
  'audit',
  'browser',
  'client',
  'file',
  'grant',
  'health',
  'lease',
  'metrics',
  'run',
  'site',
  'tab',
  'token',
  'tool',
] as const;
export type AccessSubject = (typeof accessSubjects)[number];

/** What a route needs. Every route declares one. */
export interface Permission {
  readonly action: AccessAction;
  readonly subject: AccessSubject;
}

export type Ability = MongoAbility<[AccessAction | 'manage', AccessSubject | 'all']>;

/** These tell of the whole computer, so only the person's own workspace has them. */
const HOST_WIDE: readonly AccessSubject[] = ['health', 'metrics', 'alert', 'client', 'lease'];

type Can = AbilityBuilder<Ability>['can'];

const levels: Readonly<Record<AccessLevel, (can: Can) => void>> = {
  owner(can) {
    can('manage', 'all');
  },
  operator(can) {
    can('read', [
      'alert',
      'approval',
      'browser',
      'client',
      'file',
      'grant',
      'health',
      'lease',
      'metrics',
      'run',
      'site',
      'tab',
      'tool',
    ]);
    can(['create', 'update', 'stop'], 'run');
    can(['create', 'update', 'delete'], 'tab');
    can('update', ['alert', 'browser']);
    can('call', 'tool');
  },
  viewer(can) {
    can('read', ['alert', 'approval', 'browser', 'file', 'health', 'metrics', 'run', 'tab', 'tool']);
  },
  auditor(can) {
    can('read', ['approval', 'audit', 'client', 'grant', 'health', 'lease', 'run', 'site', 'token', 'tool']);
  },
};

function buildAbility(level: AccessLevel, mayApprove: boolean, isOwnWorkspace: boolean): Ability {
  const { can, cannot, build } = new AbilityBuilder<Ability>(createMongoAbility);
  levels[level](can);
  if (mayApprove) can('approve', 'approval');
  else cannot('approve', 'approval');
  if (!isOwnWorkspace) cannot('manage', [...HOST_WIDE]);
  return build();
}

// All there are: sixteen. Built once each, so that a request costs a look.
const abilities = new Map<string, Ability>();
const keyOf = (level: AccessLevel, mayApprove: boolean, isOwn: boolean) => `${level}.${mayApprove}.${isOwn}`;
for (const level of accessLevels) {
  for (const mayApprove of [false, true])
    for (const isOwn of [false, true])
      abilities.set(keyOf(level, mayApprove, isOwn), buildAbility(level, mayApprove, isOwn));
}

export function abilityOf(caller: Caller): Ability {
  const isOwn = workspaceOf(caller.principal) === DEFAULT_WORKSPACE;
  const ability = abilities.get(keyOf(caller.level, caller.mayApprove, isOwn));
  if (ability === undefined) throw new Error(`No abilities for level ${caller.level}`);
  return ability;
}

/** Subjects of the areas whose tools only show what ARQ itself knows. */
const subjectOfArea: Readonly<Record<string, AccessSubject>> = {
  alerts: 'alert',
  approvals: 'approval',
  audit: 'audit',
  browsers: 'browser',
  clients: 'client',
  grants: 'grant',
  health: 'health',
  leases: 'lease',
  runs: 'run',
  tabs: 'tab',
  tokens: 'token',
  windows: 'tab',
};

/** What calling a tool by name needs: to read what a tool shows, where the area has a subject, else to call tools. */
export function permissionOfTool({ name, risk }: Pick<ToolDefinition, 'name' | 'risk'>): Permission {
  const subject = subjectOfArea[name.slice(0, name.indexOf('_'))];
  return risk === 'read' && subject !== undefined ? { action: 'read', subject } : { action: 'call', subject: 'tool' };
}
