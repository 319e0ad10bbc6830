/**
 * The official conformance scenarios: on ARQ as it is, through its HTTP door, and for those that need tools of their own on
 * the same server with these added. Which revisions there are scenarios for is the tool's own business.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBrowser } from '../../host/scripted-peers.ts';
import { openLog } from '../../observe/log.ts';
import { Tracing } from '../../observe/tracing.ts';
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

/** Need nothing of the server but that it speaks the protocol. */
const plain = new Set([
  'server-initialize',
  'server-session-lifecycle',
  'logging-set-level',
  'ping',
  'completion-complete',
  'tools-list',
  'server-sse-multiple-streams',
  'resources-list',
  'resources-subscribe',
  'resources-unsubscribe',
  'sep-2164-resource-not-found',
  'prompts-list',
  'dns-rebinding-protection',
  'caching',
  'http-header-validation',
  'input-required-result-unsupported-methods',
  'input-required-result-ignore-extra-params',
]);
/** Need what the fixture server adds. */
const withFixtures = new Set([
  'server-stateless',
  'tools-call-simple-text',
  'tools-call-error',
  'tools-call-image',
  'tools-call-audio',
  'tools-call-embedded-resource',
  'tools-call-mixed-content',
  'tools-call-with-logging',
  'tools-call-with-progress',
  'tools-call-sampling',
  'tools-call-elicitation',
  'elicitation-sep1034-defaults',
  'elicitation-sep1330-enums',
  'json-schema-2020-12',
  'resources-read-text',
  'resources-read-binary',
  'resources-templates-read',
  'prompts-get-simple',
  'prompts-get-with-args',
  'prompts-get-embedded-resource',
  'prompts-get-with-image',
  'input-required-result-basic-elicitation',
]);

interface Scenario {
  readonly name: string;
  readonly revision: string;
}

const listed = await run(process.execPath, [bin, 'list', '--server']);
const scenarios: Scenario[] = [...listed.stdout.matchAll(/- ([\w-]+) \[([^\]]+)\]/g)].flatMap(
  ([, name = '', list = '']) =>
    ['2025-11-25', '2026-07-28'].filter((revision) => list.includes(revision)).map((revision) => ({ name, revision })),
);

let arq: GatewayHost;
let proxy: AuthorisingProxy;
let fixtures: FixtureServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arq-conformance-'));
  proxy = await openAuthorisingProxy();
  const names = [`127.0.0.1:${proxy.port}`, `localhost:${proxy.port}`];
  arq = await openGatewayHost({ http: { allowedHosts: names, allowedOrigins: names.map((name) => `http://${name}`) } });
  proxy.aim(arq.port, await arq.token());
  await connectBrowser(arq.home, {
    device: 'aaaaaa',
    tabs: [{ tab: 'aaaaaa.1', title: 'Page', isActive: true }],
    answer: async () => ({ url: 'https://example.org/', title: 'Page', text: '- heading "Page"', truncated: false }),
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
    clients: new Clients(new Grants(database), new Leases(database)),
    callTool: async () => ({ runs: [] }),
    workspace: () => ({ runs: { watch: () => () => undefined } }),
  });
});
afterAll(async () => {
  await arq.dispose();
  await proxy.close();
  await fixtures.close();
  rmSync(folder, { recursive: true, force: true });
});

async function conform({ name, revision }: Scenario, url: string): Promise<string> {
  const args = ['server', '--url', url, '--scenario', name, '--spec-version', revision, '--verbose'];
  try {
    await run(process.execPath, [bin, ...args], { cwd: folder });
    return 'passed';
  } catch (error) {
    const { stdout, message } = error as { stdout?: string; message: string };
    const problems = [...(stdout ?? '').matchAll(/"status": "FAILURE"[^]*?"errorMessage": "([^"]*)/g)].map(
      ([, text]) => text,
    );
    return problems.length > 0 ? problems.join('\n') : message;
  }
}

describe('conformance', () => {
  it.each(scenarios.filter(({ name }) => plain.has(name)))('of ARQ in $name at $revision', async (scenario) => {
    expect(await conform(scenario, `http://127.0.0.1:${proxy.port}/mcp`)).toBe('passed');
  });

  it.each(scenarios.filter(({ name }) => withFixtures.has(name)))(
    'of the same server with fixtures in $name at $revision',
    async (scenario) => {
      expect(await conform(scenario, fixtures.url)).toBe('passed');
    },
  );
});
