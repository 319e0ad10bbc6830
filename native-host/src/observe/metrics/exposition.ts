/**
 * Metrics as the text that Prometheus reads. prom-client writes it and adds what it knows of the process (memory,
 * processor, event loop, garbage collection); it is loaded, and begins to watch the event loop, with the first request
 * for the text, because it is a third of an idle host's memory.
 */
import { collectDefaultMetrics, type Metric, Registry } from 'prom-client';
import type { Instrument } from './instrument.ts';

/** A timer of its own at this interval measures how late the event loop is. */
const LAG_PRECISION_MS = 20;

/** What the registry asks of a metric when it writes one down. */
class Written {
  readonly name: string;
  readonly #instrument: Instrument;

  constructor(instrument: Instrument) {
    this.name = instrument.name;
    this.#instrument = instrument;
  }

  async get() {
    const { name, help, type } = this.#instrument;
    const samples = await this.#instrument.samples();
    return {
      name,
      help,
      type,
      aggregator: 'sum',
      values: samples.map((sample) => ({ metricName: sample.name, labels: sample.labels, value: sample.value })),
    };
  }
}

/** Returns how to write down what the instruments say, as often as one likes. */
export function createExposition(instruments: Iterable<Instrument>): {
  readonly contentType: string;
  text(): Promise<string>;
} {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
  // The registry's types name its own classes only; what it calls of them is `name` and `get`.
  for (const instrument of instruments) registry.registerMetric(new Written(instrument) as unknown as Metric);
  return { contentType: registry.contentType, text: () => registry.metrics() };
}
