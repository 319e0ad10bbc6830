/** `arq mcp` as bare pipes, for what no well-behaved client does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { root } from './arq.ts';
import type { ArqHome } from './arq.ts';

export interface Reply {
  readonly id?: unknown;
  readonly result?: {
    readonly isError?: boolean;
    readonly content?: readonly { readonly text?: string }[];
    readonly tools?: readonly unknown[];
  };
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

export class RawShim {
  readonly child: ChildProcess;
  /** Everything it said on stdout, line by line. */
  readonly lines: string[] = [];
  stderr = '';
  #rest = '';

  constructor(home: ArqHome, ...args: string[]) {
    this.child = spawn(process.execPath, [join(root, 'native-host/dist/arq.mjs'), 'mcp', ...args], { env: home.env });
    this.child.stdin?.on('error', () => {});
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (this.#rest + text).split('\n');
      this.#rest = parts.pop() ?? '';
      this.lines.push(...parts);
    });
  }

  write(text: string): void {
    this.child.stdin?.write(text);
  }

  send(message: object): void {
    this.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  /** Says what a client of 2025 says first. */
  async open(name = 'raw'): Promise<void> {
    const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name, version: '1' } };
    this.send({ id: 'open', method: 'initialize', params });
    await this.reply('open');
    this.send({ method: 'notifications/initialized' });
  }

  get replies(): Reply[] {
    return this.lines.map((line) => JSON.parse(line) as Reply);
  }

  /** The answer to the request with that id. */
  async reply(id: unknown, timeoutMs = 20_000): Promise<Reply> {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await pause()) {
      const found = this.replies.find((reply) => reply.id === id && !('method' in reply));
      if (found !== undefined) return found;
    }
    throw new Error(`No answer to ${String(id)}. Said: ${this.lines.join('\n').slice(0, 2000)}\n${this.stderr}`);
  }

  async call(id: string, name: string, input: object = {}): Promise<Reply> {
    this.send({ id, method: 'tools/call', params: { name, arguments: input } });
    return this.reply(id);
  }

  /** Its exit code, after its stdin was closed. */
  async end(): Promise<number | null> {
    this.child.stdin?.end();
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    return new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

export const textOfReply = (reply: Reply): string =>
  reply.result?.content?.map(({ text }) => text ?? '').join('\n') ?? '';
