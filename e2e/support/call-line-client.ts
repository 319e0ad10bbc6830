/** The test's end of `call-line.ts`. Owns the process; ends with `close`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { callReply, type CallReply } from './call-line-contract.ts';

export class CallLine {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: CallReply) => void>();
  #last = 0;

  constructor(env: NodeJS.ProcessEnv) {
    this.#child = spawn(process.execPath, [join(import.meta.dirname, 'call-line.ts')], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (this.#child.stdout === null) throw new Error('The process has no output.');
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      const reply = callReply.parse(JSON.parse(line));
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    });
    this.#child.on('close', (code) => {
      for (const [id, end] of this.#waiting)
        end({ id, error: { code: 'test.call_line_ended', message: `It ended with ${code}.` } });
      this.#waiting.clear();
    });
  }

  call(tool: string, input: unknown): Promise<CallReply> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin?.write(`${JSON.stringify({ id, tool, input })}\n`);
    });
  }

  close(): void {
    this.#child.kill('SIGTERM');
  }
}
