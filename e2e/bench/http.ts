/**
 * `node e2e/bench/http.ts [seconds]`: requests a second that the host answers over HTTP, alone, at 100 connections,
 * with each answer's time as its client sees it. The driver is a process of its own.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ensureBuilt } from '../../native-host/scripts/build.ts';
import { ArqHome, root } from '../support/arq.ts';
import { startHttpHost } from '../support/http-host.ts';
import { memoryOf } from './memory-of.ts';

const CONNECTIONS = 100;
const seconds = Number(process.argv[2] ?? 8);

const report = z.looseObject({
  requests: z.looseObject({ average: z.number(), total: z.number() }),
  latency: z.looseObject({ p50: z.number(), p97_5: z.number(), p90: z.number(), p99: z.number() }),
  errors: z.number(),
  timeouts: z.number(),
  non2xx: z.number(),
  statusCodeStats: z.record(z.string(), z.unknown()).optional(),
});

interface Load {
  readonly name: string;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: readonly string[];
  /** Requests a second that the issue asks for. */
  readonly wanted?: number;
}

const loads: readonly Load[] = [
  { name: 'GET /health/live', path: '/health/live' },
  { name: 'GET /tools/system_info', path: '/api/v1/tools/system_info', wanted: 3000 },
  { name: 'GET /runs?limit=1', path: '/api/v1/runs?limit=1', wanted: 3000 },
  { name: 'GET /browsers', path: '/api/v1/browsers' },
  { name: 'GET /tools, unchanged', path: '/api/v1/tools', headers: ['if-none-match=*'] },
  { name: 'GET /nothing', path: '/api/v1/nothing' },
  { name: 'POST /tools/system_info', path: '/api/v1/tools/system_info', method: 'POST', wanted: 1000 },
];

async function drive(base: string, token: string, { path, method = 'GET', headers = [] }: Load) {
  const body = method === 'POST' ? ['-b', '{}', '-H', 'content-type=application/json'] : [];
  const more = headers.flatMap((header) => ['-H', header]);
  const args = ['-j', '-n', '-c', String(CONNECTIONS), '-d', String(seconds), '-m', method, ...body, ...more];
  const child = spawn(
    process.execPath,
    [`${root}/node_modules/autocannon/autocannon.js`, ...args, '-H', `authorization=Bearer ${token}`, `${base}${path}`],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await new Promise((resolve) => child.once('close', resolve));
  return report.parse(JSON.parse(text));
}

/** What the process has used of the processor, which other work on the computer changes little. Linux only. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

await ensureBuilt(['host']);
const home = new ArqHome();
try {
  const { port, token } = await startHttpHost(home);
  const base = `http://127.0.0.1:${port}`;
  const status = await home.arq('status', '--json');
  const { pid } = z.looseObject({ pid: z.number() }).parse(JSON.parse(status.stdout));
  console.log(`${CONNECTIONS} connections, ${seconds} s each. Memory before: ${memoryOf(pid)}\n`);
  console.log(
    '| request | requests/s | p50 | p90 | p97.5 | p99 | host CPU each | errors | wanted |\n|---|---|---|---|---|---|---|---|---|',
  );
  for (const load of loads) {
    const cpuBefore = cpuSecondsOf(pid);
    const { requests, latency, errors, timeouts, non2xx } = await drive(base, token, load);
    const figures = [latency.p50, latency.p90, latency.p97_5, latency.p99].map((ms) => `${ms} ms`).join(' | ');
    const cpuMs = ((cpuSecondsOf(pid) - cpuBefore) / requests.total) * 1000;
    const failed = `${errors + timeouts}${non2xx > 0 ? ` (${non2xx} not 2xx)` : ''}`;
    const wanted = load.wanted === undefined ? '' : `≥ ${load.wanted}`;
    console.log(
      `| ${load.name} | ${Math.round(requests.average)} | ${figures} | ${cpuMs.toFixed(2)} ms | ${failed} | ${wanted} |`,
    );
  }
  console.log(`\nMemory after: ${memoryOf(pid)}`);
} finally {
  await home.dispose();
}
