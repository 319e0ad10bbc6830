/**
 * `npm run bench:peers`: ARQ beside other browser servers, over MCP, in one run: the shared runner drives each with the
 * same client and checks it by what the page received, in turns, so that all meet the same machine; what their processes
 * take is measured afterwards. PERF names the folder with the peers; `--rounds N`, `--quick` and server names as words.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../../native-host/scripts/build.ts';
import { root } from '../support/arq.ts';
import { measureServerMemory, type MemoryPass } from './measure-server-memory.ts';
import { peersTable } from './peers-table.ts';
import { peerSummary, type PeerSummary } from './peer-summary.ts';

const bench = process.env['BENCH'] ?? join(root, '../shared/bench');
const adapter = join(import.meta.dirname, 'adapter.mjs');
const perf = process.env['PERF'];
const words = process.argv.slice(2);
const isQuick = words.includes('--quick');
const rounds = words.includes('--rounds') ? Number(words[words.indexOf('--rounds') + 1]) : isQuick ? 1 : 3;
const named = words.filter((word, at) => !word.startsWith('--') && words[at - 1] !== '--rounds');
const servers = named.length > 0 ? named : ['arq', 'cdt', 'playwright', 'playwright-settle0'];

/** Runs a program of the bench to its end; its own progress goes to stderr. */
async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code ?? 'a signal'}.`);
}

if (perf === undefined || !existsSync(join(perf, 'peers/node_modules'))) {
  console.error('PERF must name a folder whose peers/ holds the other servers; see the README of the shared bench.');
  process.exit(2);
}
await ensureBuilt(['chrome', 'host']);
if (!existsSync(join(perf, 'pages'))) await run([join(bench, 'gen-pages.mjs'), join(perf, 'pages')]);
mkdirSync(join(perf, 'runs'), { recursive: true });

const summaries = new Map<string, PeerSummary[]>();
for (let round = 1; round <= rounds; round += 1) {
  for (const server of servers) {
    const out = join(perf, 'runs', `${server}-${round}.json`);
    const own = server.startsWith('arq') ? ['--adapter', adapter] : [];
    const quick = isQuick ? ['--quick'] : [];
    await run([join(bench, 'bench-peers.mjs'), '--server', server, '--rounds', '1', '--out', out, ...own, ...quick]);
    const file: unknown = JSON.parse(readFileSync(out, 'utf8'));
    summaries.set(server, [...(summaries.get(server) ?? []), peerSummary.parse(file).summary]);
  }
}
const memory = new Map<string, MemoryPass>();
for (const server of servers) {
  const module = server.startsWith('arq') ? adapter : join(bench, 'bench-adapters.mjs');
  memory.set(server, await measureServerMemory(server, module, join(perf, 'pages')));
}
console.log(peersTable(servers, summaries, memory));
process.exit(0);
