/**
 * Owns the processes of browsers that ARQ started: each runs in a process group of its own, and the group ends with
 * `close`, with this process (also when that is killed), or when the browser quits, whichever comes first. Runs in the
 * command line.
 */
import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { guardProcessGroup } from './process-guard.ts';

const GRACE_MS = 3000;
const POLL_MS = 50;

export interface BrowserCommand {
  readonly executable: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Two more pipes, 3 to the browser and 4 from it, for `--remote-debugging-pipe`. */
  readonly hasDebuggingPipe?: boolean;
}

export class BrowserProcess {
  /** Resolves when the browser's main process has ended, with the last of what it wrote to stderr. */
  readonly closed: Promise<string>;
  readonly child: ChildProcess;
  readonly #releaseGuard: () => void;
  #errorText = '';

  /** `temporaryFolder` is deleted should this process be killed before `close`; otherwise that is the caller's. */
  constructor(command: BrowserCommand, temporaryFolder?: string) {
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
    if (command.hasDebuggingPipe === true) stdio.push('pipe', 'pipe');
    this.child = spawn(command.executable, command.args, {
      stdio,
      env: command.environment,
      // A group of its own on POSIX, so that the group's end takes renderers and helpers along.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errorText = `${this.#errorText}${text}`.slice(-4000);
    });
    this.closed = new Promise((resolve) => {
      this.child.on('error', (error) => {
        this.#errorText += error.message;
        resolve(this.#errorText);
      });
      this.child.on('exit', () => resolve(this.#errorText));
    });
    process.on('exit', this.#killNow);
    this.#releaseGuard =
      this.child.pid === undefined ? () => undefined : guardProcessGroup(this.child.pid, temporaryFolder);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
  }

  /** Asks the whole group to end, then makes it. Resolves when nothing of it is left. */
  async close(): Promise<void> {
    this.#signalGroup('SIGTERM');
    const deadline = Date.now() + GRACE_MS;
    while (this.#isGroupAlive() && Date.now() < deadline) await delay(POLL_MS);
    this.#killNow();
    process.off('exit', this.#killNow);
    this.#releaseGuard();
    if (!this.hasEnded) await this.closed;
  }

  readonly #killNow = (): void => {
    this.#signalGroup('SIGKILL');
  };

  #isGroupAlive(): boolean {
    const { pid } = this.child;
    if (pid === undefined) return false;
    if (process.platform === 'win32') return !this.hasEnded;
    try {
      process.kill(-pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  #signalGroup(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.child;
    if (pid === undefined || !this.#isGroupAlive()) return;
    if (process.platform === 'win32') {
      spawnSync('taskkill.exe', ['/PID', String(pid), '/T', '/F'], { windowsHide: true });
      return;
    }
    try {
      process.kill(-pid, signal);
    } catch {
      // The group ended between the look and the signal.
    }
  }
}
