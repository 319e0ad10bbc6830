/**
 * Programs that ARQ has started for the user. Owns their processes: each leads a group of its own, so that it and what
 * it starts can be ended together. No shell, no secrets in the environment, output kept up to a cap and drained beyond.
 */
import { homedir } from 'node:os';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { childEnvironment } from './child-environment.ts';

const OUTPUT_CAP_BYTES = 64 * 1024;
const FIRST_LOOK_MS = 2_000;

export interface ProgramStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
  readonly signal: AbortSignal;
}

export interface ProgramView {
  readonly pid: number;
  /** Null while it runs. */
  readonly exitCode: number | null;
  readonly output: string;
}

export class StartedPrograms {
  readonly #groups = new Set<number>();

  /** True when ending it means ending its group. */
  isGroup(pid: number): boolean {
    return this.#groups.has(pid);
  }

  /**
   * Starts a program and looks at it for two seconds. Throws `process.command_not_found`, `process.not_permitted`,
   * `process.cwd_not_found`, `process.argument_invalid` or `process.start_failed`; aborting within those two seconds ends it again.
   */
  async start({ command, args, cwd = homedir(), signal }: ProgramStart): Promise<ProgramView> {
    signal.throwIfAborted();
    if ([command, cwd, ...args].some((word) => word.includes('\0'))) {
      throw new ArqError(
        'process.argument_invalid',
        'A program name or argument holds a NUL, which no program can be given. Leave it out.',
      );
    }
    const { execa } = await import('execa');
    const child = execa(command, args, {
      shell: false,
      detached: true,
      cleanup: false,
      cwd,
      env: childEnvironment(process.env),
      extendEnv: false,
      stdin: 'ignore',
      all: true,
      buffer: false,
      reject: false,
      windowsHide: true,
    });
    const output = new CappedOutput();
    child.all.on('data', (bytes: Buffer) => output.add(bytes));
    const ended = child.then((result) => result);
    const { pid } = child;
    if (pid === undefined) throw startError(await ended, command, cwd);
    this.#groups.add(pid);
    const forget = () => this.#groups.delete(pid);
    ended.then(forget, forget);
    // It may outlive the host; only this first look waits for it.
    child.unref();

    const timer = Promise.withResolvers<undefined>();
    const timeout = setTimeout(() => timer.resolve(undefined), FIRST_LOOK_MS);
    const onAbort = () => {
      killNow(process.platform === 'win32' ? pid : -pid);
      timer.reject(new ArqError('call.cancelled', `${command} was ended because the call was cancelled.`));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const result = await Promise.race([ended, timer.promise]);
      if (result === undefined) return { pid, exitCode: null, output: output.text };
      if (result.exitCode === undefined && result.signal === undefined) throw startError(result, command, cwd);
      return { pid, exitCode: result.exitCode ?? 128 + 9, output: output.text };
    } finally {
      clearTimeout(timeout);
      signal.removeEventListener('abort', onAbort);
    }
  }
}

/** What has ended by itself meanwhile is what was wanted; a throw in a listener would end the host. */
function killNow(address: number): void {
  try {
    process.kill(address, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The beginning of what a program prints; the rest is read and dropped, so that it never waits for a full pipe. */
class CappedOutput {
  readonly #parts: Buffer[] = [];
  #size = 0;

  add(bytes: Buffer): void {
    const room = OUTPUT_CAP_BYTES - this.#size;
    if (room <= 0) return;
    const kept = bytes.subarray(0, room);
    this.#parts.push(kept);
    this.#size += kept.length;
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }
}

function startError(
  result: { readonly code?: string | undefined; readonly message?: string | undefined; readonly cwd?: string },
  command: string,
  cwd: string,
): ArqError {
  const message = result.message ?? '';
  if (message.includes('"cwd" option is invalid') || message.includes('directory does not exist')) {
    return new ArqError('process.cwd_not_found', `The working directory ${cwd} does not exist. Name another in “cwd”.`);
  }
  if (result.code === 'ENOENT') {
    return new ArqError(
      'process.command_not_found',
      `There is no program “${command}”. Check its name or give its absolute path; a shell is not used, so pipes and wildcards have no meaning here.`,
    );
  }
  if (result.code === 'EACCES' || result.code === 'EPERM') {
    return new ArqError(
      'process.not_permitted',
      `“${command}” may not be run by this user. Check that it is executable.`,
    );
  }
  return new ArqError('process.start_failed', `“${command}” could not be started: ${result.code ?? 'unknown reason'}.`);
}
