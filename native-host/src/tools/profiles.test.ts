import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { redactInput } from '../../../shared/policy/redact-input.ts';
import { tools } from '../../../shared/tools/index.ts';
import { hostContext } from '../host/testing/host-context.ts';
import { openDatabase } from '../store/open-database.ts';
import { handleProfilesDelete } from './profiles/delete.ts';
import { handleProfilesGet } from './profiles/get.ts';
import { handleProfilesList } from './profiles/list.ts';
import { handleProfilesSet } from './profiles/set.ts';

let home = '';
let database: DatabaseSync;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'arq-profile-tools-'));
  database = openDatabase(join(home, 'arq.sqlite'));
});
afterEach(() => {
  database.close();
  rmSync(home, { recursive: true, force: true });
});

const input = { name: 'Home', values: { firstName: 'Ada', cardNumber: '4111 1111 1111 1111' } };

it('profiles_set, profiles_list, profiles_get and profiles_delete agree with each other', async () => {
  const context = hostContext(database);
  const { profile } = await handleProfilesSet(input, context);
  expect(await handleProfilesList({}, context)).toEqual({ profiles: [profile] });
  expect((await handleProfilesGet({}, context)).profile.values).toEqual(input.values);
  expect(await handleProfilesDelete({ profile: 'Home' }, context)).toEqual({ name: 'Home' });
  expect(await handleProfilesList({}, context)).toEqual({ profiles: [] });
});

it('profiles are for panel and command line alone', () => {
  for (const name of ['profiles_list', 'profiles_get', 'profiles_set', 'profiles_delete'] as const)
    expect(tools[name].callers).toEqual(['panel', 'cli']);
});

it('the audit trail keeps dots of what a profile holds', () => {
  const kept = JSON.stringify(redactInput(input, []));
  expect(kept).not.toMatch(/Ada|4111/);
  expect(kept).toContain('Home');
});
