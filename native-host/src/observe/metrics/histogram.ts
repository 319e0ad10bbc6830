import type { MetricNames } from './counter.ts';
import { type Instrument, type Labels, type Sample, Series } from './instrument.ts';

interface Distribution {
  /** How many fell into each bucket alone; the last is above all bounds. */
  readonly counts: number[];
  sum: number;
}

/** How values are spread over buckets with the given upper bounds, ascending. */
export class Histogram implements Instrument {
  readonly name: string;
  readonly help: string;
  readonly type = 'histogram';
  readonly #bounds: readonly number[];
  readonly #series: Series<Distribution>;

  constructor({ name, help, labels = [] }: MetricNames, bounds: readonly number[]) {
    this.name = name;
    this.help = help;
    this.#bounds = bounds;
    this.#series = new Series(labels, () => ({ counts: Array.from({ length: bounds.length + 1 }, () => 0), sum: 0 }));
  }

  observe(labels: Labels, value: number): void {
    const distribution = this.#series.get(labels);
    let bucket = 0;
    while (bucket < this.#bounds.length && value > (this.#bounds[bucket] ?? Infinity)) bucket += 1;
    distribution.counts[bucket] = (distribution.counts[bucket] ?? 0) + 1;
    distribution.sum += value;
  }

  samples(): Sample[] {
    return this.#series.entries().flatMap(({ labels, value }) => {
      const parts: Sample[] = [];
      let below = 0;
      for (const [bucket, count] of value.counts.entries()) {
        below += count;
        const le = this.#bounds[bucket];
        parts.push({
          name: `${this.name}_bucket`,
          labels: { ...labels, le: le === undefined ? '+Inf' : String(le) },
          value: below,
        });
      }
      parts.push(
        { name: `${this.name}_sum`, labels, value: value.sum },
        { name: `${this.name}_count`, labels, value: below },
      );
      return parts;
    });
  }
}
