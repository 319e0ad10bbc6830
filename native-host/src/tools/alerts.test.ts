import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tools } from '../../../shared/tools/index.ts';
import { hostContext } from '../host/testing/host-context.ts';
import { openDatabase } from '../store/open-database.ts';
import { hostHandlers } from './index.ts';

function context() {
  const folder = mkdtempSync(join(tmpdir(), 'arq-tools-'));
  const database = openDatabase(join(folder, 'arq.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  return hostContext(database);
}

test('alerts_channels_set shows a key once; alerts_channels_list never does', async () => {
  const own = context();
  const channel = { kind: 'webhook', id: 'ops', name: 'Ops', isOn: true, url: 'https://hooks.example.org/a' } as const;
  const set = tools.alerts_channels_set.output.parse(await hostHandlers.alerts_channels_set({ channel }, own));
  const listed = tools.alerts_channels_list.output.parse(await hostHandlers.alerts_channels_list({}, own));
  expect(listed.channels.map((one) => [one.channel.id, one.standing.hasSecret])).toEqual([
    ['desktop', false],
    ['ops', true],
  ]);
  expect(JSON.stringify(listed)).not.toContain(set.signingKey);
  own.browsers.noteFocused('aaaaaa');
  const shown: string[] = [];
  own.browsers.add({
    info: { device: 'aaaaaa', kind: 'chromium', name: 'chromium-1', title: 'Chromium', version: '1' },
    callTool: () => Promise.reject(new Error('nothing is called')),
    notify: (title) => void shown.push(title),
    close: () => undefined,
  });
  expect(await hostHandlers.alerts_channels_test({ id: 'desktop' }, own)).toMatchObject({ delivered: true });
  expect(shown).toEqual(['ARQ test']);
  expect(await hostHandlers.alerts_channels_remove({ id: 'ops' }, own)).toEqual({ removed: true });
});

test('alerts_rules_set, alerts_rules_remove and alerts_quiet_set change what alerts_rules_list shows', async () => {
  const own = context();
  const { rules } = tools.alerts_rules_list.output.parse(await hostHandlers.alerts_rules_list({}, own));
  expect(rules.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['cpu', 'memory', 'disk', 'error-rate', 'slow-requests', 'browser-gone', 'run-failed']),
  );
  const [example] = tools.alerts_rules_set.examples;
  if (example === undefined) throw new Error('no example');
  const rule = { ...tools.alerts_rules_set.input.parse(example).rule, id: 'own-rule' };
  await hostHandlers.alerts_rules_set({ rule }, own);
  await hostHandlers.alerts_quiet_set({ quiet: { isOn: true, from: '22:00', to: '07:00' } }, own);
  const after = tools.alerts_rules_list.output.parse(await hostHandlers.alerts_rules_list({}, own));
  expect(after).toMatchObject({ quiet: { isOn: true } });
  expect(after.rules.at(-1)).toMatchObject({ id: 'own-rule', isBuiltIn: false });
  expect(await hostHandlers.alerts_rules_remove({ id: 'own-rule' }, own)).toEqual({ removed: true });
});

test('alerts_list is empty at first, and alerts_acknowledge says that there is nothing', async () => {
  const own = context();
  expect(tools.alerts_list.output.parse(await hostHandlers.alerts_list({}, own)).alerts).toEqual([]);
  expect(await hostHandlers.alerts_acknowledge({ id: 'al_none' }, own)).toEqual({ acknowledged: false });
});
