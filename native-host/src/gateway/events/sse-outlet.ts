import type { ServerResponse } from 'node:http';
import { LOW_WATER_BYTES, outgoing, type Outgoing, type Outlet, type OutletEvents } from './outlet.ts';

/** An answer that does not end, as server-sent events (HTML Standard, 9.2). */
export class SseOutlet implements Outlet {
  readonly transport = 'sse';
  readonly #response: ServerResponse;
  readonly #events: OutletEvents;
  #isFull = false;
  #isAlive = true;

  constructor(response: ServerResponse, events: OutletEvents) {
    this.#response = response;
    this.#events = events;
    response.on('close', () => events.onClose());
    response.on('error', () => response.destroy());
  }

  get bufferedBytes(): number {
    return this.#response.writableLength;
  }

  /** The JSON has no line breaks, so each message is one `data` line. */
  send({ type, id, bytes }: Outgoing): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    const head = id === undefined ? `event: ${type}\ndata: ` : `id: ${id}\nevent: ${type}\ndata: `;
    this.#response.write(Buffer.concat([Buffer.from(head), bytes, END_OF_MESSAGE]), this.#onFlushed);
    if (this.bufferedBytes > LOW_WATER_BYTES) this.#isFull = true;
  }

  cork(): void {
    this.#response.cork();
  }

  uncork(): void {
    this.#response.uncork();
  }

  beat(): boolean {
    const wasAlive = this.#isAlive;
    this.#isAlive = false;
    if (!this.#response.writableEnded) this.#response.write(': beat\n\n', this.#onFlushed);
    return wasAlive;
  }

  close(code: number, reason: string): void {
    this.send(outgoing({ type: 'problem', code: `events.closed_${code}`, message: reason }));
    // What was never taken is not waited for.
    if (this.bufferedBytes > LOW_WATER_BYTES) this.#response.destroy();
    else this.#response.end();
  }

  readonly #onFlushed = (): void => {
    this.#isAlive = true;
    if (!this.#isFull || this.bufferedBytes > LOW_WATER_BYTES) return;
    this.#isFull = false;
    if (!this.#response.destroyed) this.#events.onDrain();
  };
}

const END_OF_MESSAGE = Buffer.from('\n\n');
