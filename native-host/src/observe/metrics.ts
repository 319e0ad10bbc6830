/**
 * What ARQ counts of itself, for `/metrics` and for alerts. Owns the counts since the host began; cheap enough to be
 * kept whether or not anybody asks. Labels are bounded: routes as declared, tools and outcomes as ARQ names them.
 */
import { Counter, type MetricNames } from './metrics/counter.ts';
import { Gauge, type GaugeReading } from './metrics/gauge.ts';
import { Histogram } from './metrics/histogram.ts';
import type { Instrument, Sample } from './metrics/instrument.ts';

/** Seconds. A request is one hop of the host's; a tool may wait for a page, a run or a person. */
const REQUEST_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const TOOL_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export class Metrics {
  readonly #instruments = new Map<string, Instrument>();
  #exposition: Promise<{ readonly contentType: string; text(): Promise<string> }> | undefined;

  readonly #requests = this.#histogram(
    {
      name: 'arq_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer, without streams.',
      labels: ['method', 'route', 'status'],
    },
    REQUEST_BOUNDS,
  );
  readonly #rateLimited = this.#counter({
    name: 'arq_http_rate_limited_total',
    help: 'Requests refused for their number: of the token, the route, or bad tokens of one address.',
    labels: ['route'],
  });
  readonly #toolCalls = this.#counter({
    name: 'arq_tool_calls_total',
    help: 'Calls of tools, by outcome: ok, or the code of the error.',
    labels: ['tool', 'outcome', 'caller'],
  });
  readonly #toolSeconds = this.#histogram(
    { name: 'arq_tool_call_duration_seconds', help: 'Time from a call of a tool to its answer.', labels: ['tool'] },
    TOOL_BOUNDS,
  );
  readonly #runsEnded = this.#counter({
    name: 'arq_runs_ended_total',
    help: 'Runs that have ended since the host began, by how.',
    labels: ['status'],
  });
  readonly #approvalsAsked = this.#counter({
    name: 'arq_approvals_asked_total',
    help: 'Times a person was asked to allow something.',
  });
  readonly #approvalsDecided = this.#counter({
    name: 'arq_approvals_decided_total',
    help: 'Decisions of people, and askings that nobody decided (none).',
    labels: ['decision'],
  });
  readonly #idempotentReplays = this.#counter({
    name: 'arq_idempotent_replays_total',
    help: 'Acts that were answered from the record of the first time instead of being done again.',
  });
  readonly #eventsSent = this.#counter({
    name: 'arq_events_sent_total',
    help: 'Events sent to those who follow.',
    labels: ['transport'],
  });
  readonly #eventsReplayed = this.#counter({
    name: 'arq_events_replayed_total',
    help: 'Of the events sent, those that were read from the store: after a resume, or for a slow client.',
  });
  readonly #eventsDropped = this.#counter({
    name: 'arq_events_dropped_total',
    help: 'Readings that a slow client was spared because a newer one follows. Events of runs are never among them.',
    labels: ['topic'],
  });
  readonly #eventGaps = this.#counter({
    name: 'arq_events_gaps_total',
    help: 'Clients that were told of a gap, by reason.',
    labels: ['reason'],
  });
  readonly #eventsSlow = this.#counter({
    name: 'arq_events_slow_clients_total',
    help: 'Times a client did not keep up: catch_up reads on from the store, closed was told to resume.',
    labels: ['action'],
  });

  constructor(version: string) {
    this.gauge('arq_build_info', 'Always 1; the labels tell the version.', () => [{ labels: { version }, value: 1 }]);
  }

  /** After the answer. `route` is the pattern, never the path; `ms` in milliseconds. */
  requested({
    route,
    method,
    status,
    ms,
  }: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly ms: number;
  }): void {
    this.#requests.observe({ method, route, status: String(status) }, ms / 1000);
  }

  rateLimited(route: string): void {
    this.#rateLimited.add({ route });
  }

  /** After a call of a tool. `outcome` is `ok` or an error's code, `caller` the kind of principal. */
  toolCalled({
    tool,
    outcome,
    caller,
    ms,
  }: {
    readonly tool: string;
    readonly outcome: string;
    readonly caller: string;
    readonly ms: number;
  }): void {
    this.#toolCalls.add({ tool, outcome, caller });
    this.#toolSeconds.observe({ tool }, ms / 1000);
  }

  runEnded(status: string): void {
    this.#runsEnded.add({ status });
  }

  approvalAsked(): void {
    this.#approvalsAsked.add();
  }

  /** `none`: nobody decided in time, or what asked has gone. */
  approvalDecided(decision: 'allowed' | 'denied' | 'none'): void {
    this.#approvalsDecided.add({ decision });
  }

  idempotentReplay(): void {
    this.#idempotentReplays.add();
  }

  eventSent(transport: 'websocket' | 'sse', isFromStore: boolean): void {
    this.#eventsSent.add({ transport });
    if (isFromStore) this.#eventsReplayed.add();
  }

  eventDropped(topic: string): void {
    this.#eventsDropped.add({ topic });
  }

  eventGap(reason: 'pruned' | 'reset'): void {
    this.#eventGaps.add({ reason });
  }

  eventClientSlow(action: 'catch_up' | 'closed'): void {
    this.#eventsSlow.add({ action });
  }

  /** Adds something that is looked at when asked. Once for each name, before the first `text`. */
  gauge(name: string, help: string, read: () => GaugeReading | Promise<GaugeReading>): void {
    this.#add(new Gauge(name, help, read));
  }

  /** One metric as numbers; undefined when there is none of that name. */
  async samplesOf(name: string): Promise<readonly Sample[] | undefined> {
    return await this.#instruments.get(name)?.samples();
  }

  /** Everything as numbers, without what Prometheus' text adds of the process. */
  async samples(): Promise<Sample[]> {
    const read = await Promise.all([...this.#instruments.values()].map(async (instrument) => instrument.samples()));
    return read.flat();
  }

  /** The text that Prometheus reads, with its content type. */
  async text(): Promise<{ readonly contentType: string; readonly body: string }> {
    this.#exposition ??= import('./metrics/exposition.ts').then(({ createExposition }) =>
      createExposition(this.#instruments.values()),
    );
    const exposition = await this.#exposition;
    return { contentType: exposition.contentType, body: await exposition.text() };
  }

  #counter(names: MetricNames): Counter {
    return this.#add(new Counter(names));
  }

  #histogram(names: MetricNames, bounds: readonly number[]): Histogram {
    return this.#add(new Histogram(names, bounds));
  }

  #add<Kind extends Instrument>(instrument: Kind): Kind {
    if (this.#instruments.has(instrument.name)) throw new Error(`There are two metrics named ${instrument.name}`);
    this.#instruments.set(instrument.name, instrument);
    return instrument;
  }
}
