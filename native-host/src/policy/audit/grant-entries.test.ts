import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../../../shared/tools/call-path.ts';
import { openDatabase } from '../../store/open-database.ts';
import { Grants } from '../grants.ts';
import { GrantEntries } from './grant-entries.ts';

it('tells each grant once when it is given and once when it ends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'arq-grants-'));
  const database = openDatabase(join(folder, 'arq.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const grants = new Grants(database);
  grants.add({ client: 'old', capability: 'act', site: '*', by: 'cli' });
  const entries = new GrantEntries(grants.list());
  const told: AuditEntry[] = [];
  grants.watch(() => told.push(...entries.of(grants.list())));
  const { id } = grants.add({ client: 'Cursor', capability: 'act', site: 'shop.example', by: 'panel' });
  grants.add({ client: 'Cursor', capability: 'danger', site: '*', by: 'launch', clientId: 'cursor-1' });
  grants.revoke(id);
  grants.endSession('cursor-1');
  expect(told).toMatchObject([
    { tool: 'grant.given', principal: { kind: 'panel' }, site: 'shop.example', values: { client: 'Cursor', id } },
    { tool: 'grant.given', by: { kind: 'launch' }, values: { forConnection: 'cursor-1', capability: 'danger' } },
    { tool: 'grant.ended', principal: { kind: 'host' }, values: { id } },
    { tool: 'grant.ended', by: { kind: 'launch' } },
  ]);
});
