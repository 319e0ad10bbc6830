import { type Instrument, type Labels, type Sample, Series } from './instrument.ts';

export interface MetricNames {
  /** By the rules of Prometheus: `arq_…_total` for a counter, base units. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** A number that only grows. */
export class Counter implements Instrument {
  readonly name: string;
  readonly help: string;
  readonly type = 'counter';
  readonly #series: Series<{ count: number }>;

  constructor({ name, help, labels = [] }: MetricNames) {
    this.name = name;
    this.help = help;
    this.#series = new Series(labels, () => ({ count: 0 }));
    // Without labels there is one series, and it is there from the start: a rate needs a first value.
    if (labels.length === 0) this.#series.get({});
  }

  add(labels: Labels = {}, count = 1): void {
    this.#series.get(labels).count += count;
  }

  samples(): Sample[] {
    return this.#series.entries().map(({ labels, value }) => ({ name: this.name, labels, value: value.count }));
  }
}
