import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { LOW_WATER_BYTES, type Outgoing, type Outlet, type OutletEvents } from './outlet.ts';

/** For a client to say goodbye; one that does not take anything will not. */
const CLOSE_TIMEOUT_MS = 2_000;

/** A WebSocket as a way out. `raw` is the connection below it, to send many small messages as one. */
export class WebSocketOutlet implements Outlet {
  readonly transport = 'websocket';
  readonly #socket: WebSocket;
  readonly #raw: Socket;
  readonly #events: OutletEvents;
  #isFull = false;
  #isAlive = true;

  constructor(socket: WebSocket, raw: Socket, events: OutletEvents) {
    this.#socket = socket;
    this.#raw = raw;
    this.#events = events;
    socket.on('pong', () => (this.#isAlive = true));
    socket.on('message', (data, isBinary) => {
      this.#isAlive = true;
      // Bytes are never understood: they count as a message that is not.
      events.onMessage(isBinary ? '' : textOf(data));
    });
    socket.on('close', () => events.onClose());
    // A broken connection closes; what it broke of is of no use to anybody.
    socket.on('error', () => socket.terminate());
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send({ bytes }: Outgoing): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(bytes, SEND_AS_TEXT, this.#onFlushed);
    if (this.#socket.bufferedAmount > LOW_WATER_BYTES) this.#isFull = true;
  }

  cork(): void {
    this.#raw.cork();
  }

  uncork(): void {
    this.#raw.uncork();
  }

  beat(): boolean {
    const wasAlive = this.#isAlive;
    this.#isAlive = false;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
    return wasAlive;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  readonly #onFlushed = (): void => {
    this.#isAlive = true;
    if (!this.#isFull || this.#socket.bufferedAmount > LOW_WATER_BYTES) return;
    this.#isFull = false;
    if (this.#socket.readyState === this.#socket.OPEN) this.#events.onDrain();
  };
}

const SEND_AS_TEXT = { binary: false, fin: true } as const;

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
