/** The table of `bench:peers`, as Markdown. Pure. */
import { percentile } from './measure.ts';
import type { MemoryPass } from './measure-server-memory.ts';
import { operations, timesOf, type Operation, type PeerSummary } from './peer-summary.ts';

/** Configurations of a peer that give up what it promises are shown, but ARQ is not measured against them. */
const isReference = (server: string) => !server.startsWith('arq') && !server.endsWith('settle0');

const median = (values: readonly number[]) => percentile(values, 0.5);

type Rounds = ReadonlyMap<string, readonly PeerSummary[]>;

function timeRow(operation: Operation, servers: readonly string[], rounds: Rounds): string[] {
  const times = servers.map((server) => (rounds.get(server) ?? []).flatMap((one) => timesOf(one, operation) ?? []));
  const cells = times.map((all) =>
    all.length === 0
      ? '–'
      : `${median(all.map(({ p50 }) => p50)).toFixed(0)} / ${median(all.map(({ p95 }) => p95)).toFixed(0)}`,
  );
  const medians = times.map((all) => median(all.map(({ p50 }) => p50)));
  return [`${operation} p50 / p95, ms`, ...cells, ratio(servers, medians)];
}

/** ARQ's figure over the best peer's. */
function ratio(servers: readonly string[], values: readonly number[]): string {
  const own = values[servers.indexOf('arq')] ?? Number.NaN;
  const best = Math.min(...values.filter((value, at) => isReference(servers[at] ?? '') && !Number.isNaN(value)));
  const share = own / best;
  return Number.isFinite(share) ? share.toFixed(2) : '–';
}

function plainRow(
  label: string,
  servers: readonly string[],
  values: readonly number[],
  show: (value: number) => string = (value) => value.toFixed(0),
): string[] {
  const cells = values.map((value) => (Number.isNaN(value) ? '–' : show(value)));
  return [label, ...cells, ratio(servers, values)];
}

export function peersTable(
  servers: readonly string[],
  rounds: Rounds,
  memory: ReadonlyMap<string, MemoryPass>,
): string {
  const over = (read: (one: PeerSummary) => number) =>
    servers.map((server) => median((rounds.get(server) ?? []).map((one) => read(one))));
  const rows = [
    ['', ...servers, 'ARQ ÷ best peer'],
    ['---', ...servers.map(() => '---:'), '---:'],
    plainRow(
      'start → tools list, ms',
      servers,
      over((one) => one.startMs),
    ),
    plainRow(
      'first navigation, with the browser’s start, ms',
      servers,
      over((one) => one.firstNavMs),
    ),
    plainRow(
      'tools',
      servers,
      over((one) => one.tools),
    ),
    plainRow(
      'tools list, bytes',
      servers,
      over((one) => one.toolsBytes),
    ),
    ...operations.map((operation) => timeRow(operation, servers, rounds)),
    ...(['snapForm', 'snap5k', 'snap20k'] as const).map((name) =>
      plainRow(
        `${name}, ≈ tokens`,
        servers,
        over((one) => timesOf(one, name)?.tokens ?? Number.NaN),
      ),
    ),
    ...(['idle', 'form', 'large', 'rested'] as const).flatMap((at) =>
      (['pssMib', 'rssMib'] as const).map((kind) =>
        plainRow(
          `memory ${at}, ${kind === 'pssMib' ? 'PSS' : 'RSS'} MiB`,
          servers,
          servers.map((server) => memory.get(server)?.[at][kind] ?? Number.NaN),
        ),
      ),
    ),
    ['clicks and form as received', ...servers.map((server) => verified(rounds.get(server) ?? [])), ''],
    [
      'errors',
      ...servers.map((server) => String((rounds.get(server) ?? []).flatMap(({ errors }) => errors).length)),
      '',
    ],
    [
      'CPU of others, %',
      ...servers.map((server) => (rounds.get(server) ?? []).flatMap((one) => one.foreignCpuPct).join(', ')),
      '',
    ],
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const verified = (all: readonly PeerSummary[]) =>
  all.length > 0 && all.every((one) => one.fillVerified && one.clicksVerified) ? 'yes' : 'no';
