/**
 * From samples of a metric to the one number that a rule compares. Counters and histograms only ever grow, so what
 * counts is their growth over the last five minutes; a counter that fell was started anew.
 */
import type { MetricCondition } from '../../../../shared/alerts/alert-rule.ts';

export interface MetricSample {
  /** The metric's own name, or with `_bucket`, `_sum`, `_count` for a histogram's parts. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Where numbers come from: undefined when nobody knows a metric of that name. */
export interface MetricSource {
  samples(metric: string): Promise<readonly MetricSample[] | undefined>;
}

const WINDOW_MS = 5 * 60_000;
/** Shares of less than so many say nothing. */
const MIN_FOR_PERCENT = 50;
const MIN_FOR_P95 = 20;

/** What is kept of one look: a few sums, never the samples, of which there may be thousands. */
interface Look {
  readonly at: number;
  /** Of those that have the labels, and of all. */
  readonly part: number;
  readonly all: number;
  /** By upper bound; empty unless a percentile is asked for. */
  readonly buckets: ReadonlyMap<number, number>;
}

/** Remembers the last looks at one rule's metric. */
export class MetricMeasure {
  #looks: Look[] = [];

  /** The number now; undefined as long as there is too little to say. */
  read(condition: MetricCondition, samples: readonly MetricSample[], now: number): number | undefined {
    const { metric, measure, labels = {} } = condition;
    if (measure === 'value') return sum(samples, condition);
    const after: Look = {
      at: now,
      part: sum(samples, condition),
      all: sum(samples, { ...condition, labels: {} }),
      buckets: measure === 'p95' ? bucketsOf(samples, metric, labels) : new Map(),
    };
    this.#looks = [...this.#looks.filter(({ at }) => now - at <= WINDOW_MS), after];
    const [before] = this.#looks;
    if (before === undefined || before === after) return undefined;
    if (measure === 'p95') return percentile(before.buckets, after.buckets, metric);
    const grown = growth(before.part, after.part);
    if (measure === 'increase') return grown;
    const all = growth(before.all, after.all);
    return all < MIN_FOR_PERCENT ? undefined : (100 * grown) / all;
  }
}

const growth = (before: number, after: number) => (after >= before ? after - before : after);

function sum(samples: readonly MetricSample[], { metric, labels = {} }: MetricCondition): number {
  return samples
    .filter(({ name }) => name === metric || name === `${metric}_count`)
    .filter((sample) => hasLabels(sample, labels))
    .reduce((total, { value }) => total + value, 0);
}

function hasLabels(sample: MetricSample, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(labels).every(([name, pattern]) => fits(sample.labels[name] ?? '', pattern));
}

/** `a|b*` is a or what begins with b; a leading `!` turns it round. */
function fits(value: string, pattern: string): boolean {
  if (pattern.startsWith('!')) return !fits(value, pattern.slice(1));
  return pattern.split('|').some((one) => (one.endsWith('*') ? value.startsWith(one.slice(0, -1)) : value === one));
}

/** The 95th percentile of what came in between two looks, in milliseconds, within its bucket by proportion. */
function percentile(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
  metric: string,
): number | undefined {
  const grown = [...after]
    .map(([bound, count]) => [bound, growth(before.get(bound) ?? 0, count)] as const)
    .toSorted(([one], [other]) => one - other);
  const total = grown.at(-1)?.[1] ?? 0;
  if (total < MIN_FOR_P95) return undefined;
  const wanted = total * 0.95;
  const unitMs = metric.endsWith('_seconds') ? 1000 : 1;
  let [lower, below] = [0, 0];
  for (const [bound, count] of grown) {
    if (count >= wanted) {
      // The last bucket has no upper end: all that is known is that it is more than the one before.
      const share = count === below ? 1 : (wanted - below) / (count - below);
      return unitMs * (Number.isFinite(bound) ? lower + (bound - lower) * share : lower);
    }
    [lower, below] = [bound, count];
  }
  return undefined;
}

function bucketsOf(
  samples: readonly MetricSample[],
  metric: string,
  labels: Readonly<Record<string, string>>,
): Map<number, number> {
  const buckets = new Map<number, number>();
  for (const sample of samples) {
    if (sample.name !== `${metric}_bucket` || !hasLabels(sample, labels)) continue;
    const bound = sample.labels['le'] === '+Inf' ? Infinity : Number(sample.labels['le']);
    buckets.set(bound, (buckets.get(bound) ?? 0) + sample.value);
  }
  return buckets;
}
