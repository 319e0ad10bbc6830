/** Times work over and over and tells median, 95th percentile and the ratio to a baseline of the same run. Pure but for the clock. */

export interface Measurement {
  readonly name: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** Nearest-rank percentile of milliseconds; `share` in 0 … 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** One run beforehand warms up and is not counted. `work` may tell its own time, without what it prepares. */
export async function measure(name: string, runs: number, work: () => Promise<number | void>): Promise<Measurement> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const startedAt = performance.now();
    const ownMs = await work();
    if (run > 0) times.push(typeof ownMs === 'number' ? ownMs : performance.now() - startedAt);
  }
  return { name, runs, medianMs: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
}

/** A table for people; the first measurement is the baseline. */
export function tableOf(measurements: readonly Measurement[]): string {
  const baseMs = measurements[0]?.medianMs ?? Number.NaN;
  const rows = [
    ['', 'runs', 'median ms', 'p95 ms', '× baseline'],
    ...measurements.map(({ name, runs, medianMs, p95Ms }) => [
      name,
      String(runs),
      medianMs.toFixed(1),
      p95Ms.toFixed(1),
      (medianMs / baseMs).toFixed(2),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}
