import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainFacts } from '../../../shared/policy/testing/plain-facts.ts';
import { openAuditReader } from '../policy/audit/audit-reader.ts';
import { connectClient, type ScriptedClient } from './scripted-client.ts';
import { connectBrowser } from './scripted-peers.ts';

const TAB = 'aaaaaa.1';
const outcome = { url: 'https://example.org/', title: 'Example', navigated: false, changed: '' };

let home: string;
let host: ChildProcess;
/** Effects that happened, over all hosts. */
let clicks = 0;
/** Called when a tool reaches the browser; what it returns is waited for before the answer. */
let onTool: (tool: string) => Promise<void> | void = () => undefined;

const startHostProcess = async () => {
  host = spawn(process.execPath, [join(import.meta.dirname, 'testing/serve-host.ts'), home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (host.stdout === null) throw new Error('The host has no output.');
  await once(host.stdout, 'data');
  await connectBrowser(home, {
    device: 'aaaaaa',
    tabs: [{ tab: TAB, title: 'Example', isActive: true }],
    answer: async (tool) => {
      if (tool === 'page_inspect') {
        await onTool(tool);
        return { targets: [plainFacts({ origin: 'https://example.org' })] };
      }
      clicks += 1;
      await onTool(tool);
      return outcome;
    },
  });
};
const kill = async () => {
  const exited = once(host, 'exit');
  host.kill('SIGKILL');
  await exited;
};
/** Under the id it had, as a shim does when its host is gone: the tab is its own still. */
const connect = () => connectClient(home, { name: 'Claude Code', grant: 'act', id: 'claude-code-1' });
const click = async (client: ScriptedClient, key: string): Promise<string> =>
  client.codeOf('page_click', { tab: TAB, ref: 'd1e1', idempotencyKey: key }).catch(() => 'connection ended');

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'arq-crash-'));
  clicks = 0;
  onTool = () => undefined;
  await startHostProcess();
});
afterEach(async () => {
  await kill();
  rmSync(home, { recursive: true, force: true });
});

test.each([
  ['before the record is made: the call is made then', 'page_inspect', 0, 'ok', 1],
  ['between record and answer: the call is in doubt and is not repeated', 'page_click', 1, 'call.in_doubt', 1],
])('a host that is killed %s', async (_, at, before, code, after) => {
  onTool = async (tool) => {
    if (tool === at) await kill();
  };
  expect(await click(await connect(), 'k-1')).toBe('connection ended');
  expect(clicks).toBe(before);
  onTool = () => undefined;
  await startHostProcess();
  const client = await connect();
  expect(await click(client, 'k-1')).toBe(code);
  expect(clicks).toBe(after);
  expect(await click(client, 'k-2')).toBe('ok');
});

test('a host that is killed after its answer answers from the record', async () => {
  expect(await click(await connect(), 'k-1')).toBe('ok');
  await kill();
  await startHostProcess();
  expect(await click(await connect(), 'k-1')).toBe('ok');
  expect(clicks).toBe(1);
});

test('an act without a key, during which the host is killed, is in the trail of the next one', async () => {
  onTool = async (tool) => {
    if (tool === 'page_click') await kill();
  };
  const client = await connect();
  await client.codeOf('page_click', { tab: TAB, ref: 'd1e1' }).catch(() => 'connection ended');
  expect(clicks).toBe(1);
  onTool = () => undefined;
  await startHostProcess();
  const reader = openAuditReader(home);
  const rows = [...reader.read({})];
  reader.close();
  expect(rows).toContainEqual(
    expect.objectContaining({
      what: 'page_click',
      site: 'example.org',
      tab: TAB,
      risk: 'act',
      outcome: 'call.in_doubt',
    }),
  );
});

test('nothing is done twice, whenever the host is killed', { timeout: 60_000 }, async () => {
  for (let round = 0; round < 8; round += 1) {
    const before = clicks;
    const answer = click(await connect(), `round-${round}`);
    const killed = new Promise((resolve) => setTimeout(resolve, round * 3)).then(kill);
    await Promise.all([answer, killed]);
    await startHostProcess();
    const again = await click(await connect(), `round-${round}`);
    expect(['ok', 'call.in_doubt']).toContain(again);
    expect(clicks - before).toBeLessThanOrEqual(1);
    if (again === 'ok') expect(clicks - before).toBe(1);
  }
});
