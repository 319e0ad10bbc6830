/**
 * The pipe between an MCP client's stdin and stdout and the host's socket. Owns both ends and what is under way
 * between them; survives the host: when the socket is lost, a new one is opened, the conversation is resumed there, and
 * what must not be done twice is answered as unknown. Zod-free.
 */
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ArqError } from '../../../shared/protocol/errors.ts';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { CONTROL_PREFIX } from '../link/client-lines.ts';
import type { ClientBrowserLine, ClientHeader } from '../link/client-lines.ts';
import { LineReader, TOO_LONG } from '../link/line-reader.ts';
import { protocolError } from './mcp-answers.ts';
import { McpSession } from './mcp-session.ts';

/** Between attempts to reach a host, in milliseconds; each attempt itself starts a host and waits for it. */
const RETRY_MS = [0, 100, 300, 1000, 2000];
/** What requests that are under way get to be answered once the client has closed its end. */
const FAREWELL_MS = 5_000;

export interface ShimOptions {
  readonly header: Omit<ClientHeader, 'arq' | 'id' | 'browser'>;
  readonly connect: () => Promise<Socket>;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly note: (text: string) => void;
  /** Ends it, as the end of the input does. */
  readonly signal: AbortSignal;
}

export class McpShim {
  readonly #options: ShimOptions;
  readonly #session = new McpSession();
  readonly #reader = new LineReader();
  readonly #ended = Promise.withResolvers<void>();
  readonly #atWork = Promise.withResolvers<void>();
  #socket: Socket | undefined;
  #isConnecting = false;
  #id: string | undefined;
  #browser: ClientHeader['browser'];
  /** The host said that it ends: it is not started again before it is needed. */
  #isDismissed = false;
  /** The client has closed its end; what is under way is still answered. */
  #isLeaving = false;
  #hasEnded = false;

  constructor(options: ShimOptions, ownBrowser: boolean) {
    this.#options = options;
    if (ownBrowser) this.#browser = 'starting';
  }

  /** Resolves when the client is gone, or the host does not want it any more. */
  async run(): Promise<void> {
    const { input, output, signal } = this.#options;
    signal.addEventListener('abort', () => this.#end(), { once: true });
    if (signal.aborted) return;
    input.on('data', (bytes: Buffer) => this.#takeInput(bytes));
    input.on('end', () => void this.#leave());
    input.on('error', () => this.#end());
    output.on('error', () => this.#end());
    this.#reach();
    await this.#ended.promise;
  }

  /** Resolves when the client has got its first answer after the opening, or calls a tool: it knows its tools. */
  get atWork(): Promise<void> {
    return this.#atWork.promise;
  }

  /** Tells the host which browser is this client's own, or that it did not come up. */
  tellBrowser(result: { readonly device: string } | { readonly error: ArqError }): void {
    // Kept for the next host: without it, the client would be in the user's own browser there.
    const browser = 'device' in result ? { device: result.device } : { error: result.error.toJSON() };
    this.#browser = browser;
    const line: ClientBrowserLine = { arq: 'browser', ...browser };
    this.#socket?.write(`${JSON.stringify(line)}\n`);
  }

  #takeInput(bytes: Buffer): void {
    let hasRoom = true;
    for (const line of this.#reader.read(bytes)) {
      const refusal =
        line === TOO_LONG
          ? protocolError(null, -32600, 'This message is too long and was dropped.')
          : this.#session.takeFromClient(line);
      if (this.#session.isAtWork) this.#atWork.resolve();
      if (refusal !== undefined) this.#say(refusal);
      else if (line !== TOO_LONG && this.#socket !== undefined) {
        hasRoom = writeLine(this.#socket, line);
        this.#session.noteSent();
      } else this.#reach();
    }
    const { input } = this.#options;
    if (hasRoom || this.#socket === undefined) return;
    input.pause();
    this.#socket.once('drain', () => input.resume());
    this.#socket.once('close', () => input.resume());
  }

  #reach(): void {
    if (this.#socket !== undefined || this.#hasEnded || this.#isConnecting) return;
    this.#isConnecting = true;
    void this.#connect().finally(() => {
      this.#isConnecting = false;
    });
  }

  async #connect(): Promise<void> {
    let failure: ArqError | undefined;
    for (const waitMs of RETRY_MS) {
      await delay(waitMs);
      if (this.#hasEnded) return;
      try {
        this.#join(await this.#options.connect());
        return;
      } catch (thrown) {
        failure = toArqError(thrown, 'host.unreachable');
        this.#options.note(`${failure.code}: ${failure.message}`);
        if (failure.code === 'link.refused' || failure.code === 'host.not_installed') break;
      }
    }
    // The next thing that the client asks for tries again.
    if (failure !== undefined) for (const answer of this.#session.takeAll(failure)) this.#say(answer);
  }

  #join(socket: Socket): void {
    if (this.#hasEnded) {
      socket.destroy();
      return;
    }
    this.#socket = socket;
    this.#isDismissed = false;
    const header: ClientHeader = {
      arq: 'client',
      ...this.#options.header,
      ...(this.#id !== undefined && { id: this.#id }),
      ...(this.#browser !== undefined && { browser: this.#browser }),
    };
    writeLine(socket, JSON.stringify(header));
    for (const line of this.#session.replay()) writeLine(socket, line);
    this.#session.noteSent();
    const reader = new LineReader(Infinity);
    socket.on('data', (bytes: Buffer) => {
      for (const line of reader.read(bytes)) if (line !== TOO_LONG) this.#takeFromHost(line, socket);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#lose(socket));
    socket.resume();
  }

  #takeFromHost(line: Buffer, socket: Socket): void {
    if (line.subarray(0, CONTROL_PREFIX.length).toString() === CONTROL_PREFIX) {
      this.#obey(JSON.parse(line.toString()));
      return;
    }
    if (!this.#session.takeFromHost(line)) return;
    if (this.#session.isAtWork) this.#atWork.resolve();
    if (this.#say(line)) return;
    socket.pause();
    this.#options.output.once('drain', () => socket.resume());
  }

  #obey(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('arq' in message)) return;
    if (message.arq === 'you' && 'id' in message && typeof message.id === 'string') this.#id = message.id;
    if (message.arq !== 'end' || !('error' in message)) return;
    const error = toArqError(message.error);
    this.#options.note(`${error.code}: ${error.message}`);
    this.#isDismissed = true;
    if (error.code === 'host.stopping') return;
    for (const answer of this.#session.takeAll(error)) this.#say(answer);
    this.#end();
  }

  #lose(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    if (this.#hasEnded) return;
    for (const answer of this.#session.takeLost()) this.#say(answer);
    // A host that was stopped stays so until somebody asks for something; one that crashed is started again.
    if (!this.#isDismissed || !this.#session.isIdle) this.#reach();
  }

  #say(line: string | Buffer): boolean {
    const hasRoom = writeLine(this.#options.output, line);
    if (this.#isLeaving && this.#session.isIdle) this.#end();
    return hasRoom;
  }

  async #leave(): Promise<void> {
    this.#isLeaving = true;
    if (this.#session.isIdle) return this.#end();
    await Promise.race([this.#ended.promise, delay(FAREWELL_MS, undefined, { ref: false })]);
    this.#end();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#socket?.end();
    this.#ended.resolve();
  }
}

function writeLine(stream: NodeJS.WritableStream, line: string | Buffer): boolean {
  if (typeof line === 'string') return stream.write(`${line}\n`);
  stream.write(line);
  return stream.write('\n');
}
