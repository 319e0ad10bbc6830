import type { Instrument, Labels, Sample } from './instrument.ts';

export type GaugeReading = number | readonly { readonly labels: Labels; readonly value: number }[];

/** How something stands now; looked at only when somebody asks. */
export class Gauge implements Instrument {
  readonly name: string;
  readonly help: string;
  readonly type = 'gauge';
  readonly #read: () => GaugeReading | Promise<GaugeReading>;

  constructor(name: string, help: string, read: () => GaugeReading | Promise<GaugeReading>) {
    this.name = name;
    this.help = help;
    this.#read = read;
  }

  async samples(): Promise<Sample[]> {
    const reading = await this.#read();
    const values = typeof reading === 'number' ? [{ labels: {}, value: reading }] : reading;
    return values.map(({ labels, value }) => ({ name: this.name, labels, value }));
  }
}
