import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tools } from '../../../shared/tools/index.ts';
import { hostContext } from '../host/testing/host-context.ts';
import { openDatabase } from '../store/open-database.ts';
import { hostHandlers } from './index.ts';

test('tokens_create, tokens_rotate and tokens_revoke show a token once; tokens_list never does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arq-tools-'));
  const database = openDatabase(join(folder, 'arq.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const context = hostContext(database);
  const { text, token } = await hostHandlers.tokens_create({ name: 'grafana', level: 'viewer' }, context);
  const rotated = await hostHandlers.tokens_rotate({ token: 'grafana', graceMinutes: 0 }, context);
  expect(rotated.token).toMatchObject({ id: token.id, level: 'viewer', createdBy: 'cli', state: 'active' });
  await hostHandlers.tokens_revoke({ token: token.id }, context);
  const listed = tools.tokens_list.output.parse(await hostHandlers.tokens_list({}, context));
  expect(listed.tokens.map(({ name, state }) => [name, state])).toEqual([['grafana', 'revoked']]);
  for (const secret of [text, rotated.text]) expect(JSON.stringify(listed)).not.toContain(secret.slice(17));
});
