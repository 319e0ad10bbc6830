/**
 * The official conformance scenarios: on ARQ as it is, through its HTTP door, and for those that need tools of their own on
 * the same server with these added. Which revisions there are scenarios for is the tool's own business.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectBrowser } from '../../host/scripted-peers.ts';
import { openLog } from '../../observe/log.ts';
import { Tracing } from '../../observe/tracing.ts';
import { ClientNumbers } from '../../policy/client-numbers.ts';
import { Clients } from '../../policy/clients.ts';
import { Grants } from '../../policy/grants.ts';
import { Leases } from '../../policy/leases.ts';
import { openDatabase } from '../../store/open-database.ts';
import { type GatewayHost, openGatewayHost } from '../http/testing/gateway-host.ts';
import { type AuthorisingProxy, openAuthorisingProxy } from './testing/authorising-proxy.ts';
import { type FixtureServer, openFixtureServer } from './testing/fixture-server.ts';

const packagePath = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json');
/** Another build of the tool may be tried with it: one that knows a newer revision. */
const bin = process.env['ARQ_CONFORMANCE'] ?? join(dirname(packagePath), 'dist/index.js');
const run = promisify(execFile);
const revisions = ['2025-11-25', '2026-07-28'];

/** Need nothing of the server but that it speaks the protocol; those named with a revision, at that one only. */
const plain = new Set([
  'server-initialize',
  'logging-set-level',
  'ping',
  'completion-complete',
  'tools-list',
  'server-sse-multiple-streams 2026-07-28',
  'resources-list',
  'resources-subscribe',
  'resources-unsubscribe',
  'sep-2164-resource-not-found',
  'prompts-list',
  'dns-rebinding-protection',
  'caching',
  'http-header-validation',
  'input-required-result-unsupported-methods',
]);
/** The door is ARQ's own, in front of its server. */
const onlyPlain = 'dns-rebinding-protection';

interface Scenario {
  readonly name: string;
  readonly revision: string;
}

const listed = await run(process.execPath, [bin, 'list', '--server']);
const scenarios: Scenario[] = [...listed.stdout.matchAll(/- ([\w-]+) \[([^\]]+)\]/g)].flatMap(
  ([, name = '', list = '']) =>
    revisions.filter((revision) => list.includes(revision)).map((revision) => ({ name, revision })),
);
const isPlain = ({ name, revision }: Scenario): boolean => plain.has(name) || plain.has(`${name} ${revision}`);

const check = z.looseObject({ status: z.string(), name: z.string(), errorMessage: z.string().optional() });
type Check = z.infer<typeof check>;
/** What each scenario checked, by its name and revision. */
type Results = ReadonlyMap<string, readonly Check[]>;

let arq: GatewayHost;
let proxy: AuthorisingProxy;
let fixtures: FixtureServer;
let folder: string;
let ofArq: Results;
let ofFixtures: Results;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arq-conformance-'));
  proxy = await openAuthorisingProxy();
  const names = [`127.0.0.1:${proxy.port}`, `localhost:${proxy.port}`];
  arq = await openGatewayHost({ http: { allowedHosts: names, allowedOrigins: names.map((name) => `http://${name}`) } });
  proxy.aim(arq.port, await arq.token());
  await connectBrowser(arq.home, {
    device: 'aaaaaa',
    tabs: [{ tab: 'aaaaaa.1', title: 'Page', isActive: true }],
    answer: async () => ({
      url: 'https://example.org/',
      title: 'Page',
      text: '- heading "Page"',
      id: 's1',
      note: '',
      truncated: false,
    }),
  });
  const database = openDatabase(join(folder, 'arq.sqlite'));
  const log = openLog(join(folder, 'logs'), 'host');
  fixtures = await openFixtureServer({
    version: '0.1.0',
    home: folder,
    log,
    tracing: new Tracing({
      version: '0.1.0',
      endpoint: undefined,
      onProblem: (problem) => log.problem('trace.problem', problem),
    }),
    clients: new Clients(new Grants(database), new Leases(database), new ClientNumbers(database, () => undefined)),
    callTool: async () => ({ runs: [] }),
    workspace: () => ({ runs: { watch: () => () => undefined } }),
  });
  [ofArq, ofFixtures] = await Promise.all([
    conform('arq', `http://127.0.0.1:${proxy.port}/mcp`),
    conform('fixtures', fixtures.url),
  ]);
}, 120_000);
afterAll(async () => {
  await arq.dispose();
  await proxy.close();
  await fixtures.close();
  rmSync(folder, { recursive: true, force: true });
});

/** All scenarios of each revision in one process: starting it takes longer than any of them. */
async function conform(server: string, url: string): Promise<Results> {
  const results = new Map<string, readonly Check[]>();
  for (const revision of revisions) {
    const target = join(folder, server, revision);
    const args = ['server', '--url', url, '--suite', 'all', '--spec-version', revision, '--output-dir', target];
    // It ends with 1 when any scenario fails, which is to be told of that scenario.
    await run(process.execPath, [bin, ...args], { cwd: folder }).catch(() => undefined);
    for (const { name } of scenarios) {
      const stored = new RegExp(`^server-${name}-\\d{4}-`);
      const found = readdirSync(target).find((entry) => stored.test(entry));
      if (found === undefined) continue;
      const checks: unknown = JSON.parse(readFileSync(join(target, found, 'checks.json'), 'utf8'));
      results.set(`${name} ${revision}`, z.array(check).parse(checks));
    }
  }
  return results;
}

/** What went wrong in a scenario, warnings included; and `nothing was checked` when nothing was. */
function problemsOf({ name, revision }: Scenario, results: Results): string[] {
  const checks = results.get(`${name} ${revision}`) ?? [];
  if (!checks.some(({ status }) => status === 'SUCCESS')) return ['nothing was checked'];
  return checks
    .filter(({ status }) => status === 'FAILURE' || status === 'WARNING')
    .map((failed) => `${failed.name}: ${failed.errorMessage ?? failed.status}`);
}

describe('conformance', () => {
  it.each(scenarios.filter((scenario) => isPlain(scenario)))('of ARQ in $name at $revision', (scenario) => {
    expect(problemsOf(scenario, ofArq)).toEqual([]);
  });

  it.each(scenarios.filter(({ name }) => name !== onlyPlain))(
    'of the same server with fixtures in $name at $revision',
    (scenario) => {
      expect(problemsOf(scenario, ofFixtures)).toEqual([]);
    },
  );
});
