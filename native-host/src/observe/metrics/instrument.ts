/** What every kind of metric offers to whoever reads it. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  /** The metric's name, with the suffix that a histogram's parts have. */
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

export interface Instrument {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  samples(): readonly Sample[] | Promise<readonly Sample[]>;
}

/**
 * More combinations of labels than this are counted together as `other`: what a client can choose must not make the
 * host grow.
 */
const MAX_SERIES = 500;
const OTHER = 'other';

/** The values of one metric by labels, in the order in which they came. */
export class Series<Value> {
  readonly #labelNames: readonly string[];
  readonly #values = new Map<string, { readonly labels: Labels; readonly value: Value }>();
  readonly #empty: () => Value;

  constructor(labelNames: readonly string[], empty: () => Value) {
    this.#labelNames = labelNames;
    this.#empty = empty;
  }

  get(labels: Labels): Value {
    const key = this.#keyOf(labels);
    const known = this.#values.get(key);
    if (known !== undefined) return known.value;
    if (this.#values.size >= MAX_SERIES) {
      const other = Object.fromEntries(this.#labelNames.map((name) => [name, OTHER]));
      return (this.#values.get(this.#keyOf(other)) ?? this.#add(other)).value;
    }
    return this.#add(labels).value;
  }

  entries(): { readonly labels: Labels; readonly value: Value }[] {
    return [...this.#values.values()];
  }

  #add(labels: Labels): { readonly labels: Labels; readonly value: Value } {
    const entry = { labels, value: this.#empty() };
    this.#values.set(this.#keyOf(labels), entry);
    return entry;
  }

  #keyOf(labels: Labels): string {
    let key = '';
    for (const name of this.#labelNames) key += `${labels[name] ?? ''}\0`;
    return key;
  }
}
