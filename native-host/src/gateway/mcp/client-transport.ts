/**
 * The SDK's transport over the socket of a client's shim: lines of JSON-RPC, and between them the control lines of
 * `client-lines.ts`. Owns the socket. An answer's id is written first, which the shim relies on.
 */
import type { Duplex } from 'node:stream';
import { parseJSONRPCMessage } from '@modelcontextprotocol/server';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server';
import type { ArqError } from '../../../../shared/protocol/errors.ts';
import { CONTROL_PREFIX } from '../../link/client-lines.ts';
import type { HostLine } from '../../link/client-lines.ts';
import { LineReader, TOO_LONG } from '../../link/line-reader.ts';

/** A client that leaves more than this unread has stopped reading. */
const MAX_UNSENT_BYTES = 128 * 1024 * 1024;
const PARSE_ERROR = -32700;

export class ClientTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: Transport['onmessage'];
  readonly #socket: Duplex;
  readonly #reader = new LineReader();
  readonly #onControl: (message: unknown) => void;
  /** Messages that came before `start`. */
  #early: JSONRPCMessage[] | undefined = [];
  #isClosed = false;

  /** `onControl` gets what the shim itself says, its header first, unparsed. */
  constructor(socket: Duplex, onControl: (message: unknown) => void) {
    this.#socket = socket;
    this.#onControl = onControl;
    socket.on('data', (bytes: Buffer) => this.#read(bytes));
    socket.on('end', () => void this.close());
    socket.on('close', () => void this.close());
    socket.on('error', (error) => {
      this.onerror?.(error);
      void this.close();
    });
    // It comes paused from its handshake.
    socket.resume();
  }

  async start(): Promise<void> {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const message of early) this.onmessage?.(message);
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (this.#isClosed) return;
    const { jsonrpc, ...rest } = message;
    this.#write({ jsonrpc, ...('id' in rest && { id: rest.id }), ...rest });
  }

  /** Tells the shim something that its client does not see. */
  tell(line: HostLine): void {
    if (!this.#isClosed) this.#write(line);
  }

  /** Ends it for good, with a reason that the shim shows. */
  dismiss(error: ArqError): void {
    this.tell({ arq: 'end', error: error.toJSON() });
    void this.close();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // What was written before is still delivered; who does not read it is cut off.
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), 1000).unref();
    this.onclose?.();
  }

  #write(value: object): void {
    this.#socket.write(`${JSON.stringify(value)}\n`);
    if (this.#socket.writableLength > MAX_UNSENT_BYTES) this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    for (const line of this.#reader.read(bytes)) {
      if (this.#isClosed) return;
      if (line === TOO_LONG) this.#refuse('The message is too long.');
      else this.#take(line.toString());
    }
  }

  #take(text: string): void {
    try {
      const value: unknown = JSON.parse(text);
      if (text.startsWith(CONTROL_PREFIX)) {
        this.#onControl(value);
        return;
      }
      const message = parseJSONRPCMessage(value);
      if (this.#early === undefined) this.onmessage?.(message);
      else this.#early.push(message);
    } catch (error) {
      this.onerror?.(error instanceof Error ? error : new Error(String(error)));
      this.#refuse('This is no JSON-RPC message.');
    }
  }

  #refuse(message: string): void {
    this.#write({ jsonrpc: '2.0', id: null, error: { code: PARSE_ERROR, message } });
  }
}
