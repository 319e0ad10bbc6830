/**
 * Starts the host so that it outlives whoever wanted it: its own session, no inherited pipes, and the environment that
 * setup wrote down. Zod-free, because the relay calls it.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { COMPILE_LATE } from './compile-late.ts';
import { carriedEnvironment, findHostEnvironment } from '../store/host-environment.ts';
import type { HostEnvironment } from '../store/host-environment.ts';

/**
 * V8 lets the part of the heap for new objects grow to 48 MB before it looks for what is dead there; the host makes
 * little that lives on, and waits most of the time. In MB; measured: 5 MB less with an MCP client. Compiling late counts
 * from the first line only here: Node has run some hundred functions before any of ours.
 */
const LEAN = ['--max-semi-space-size=2', COMPILE_LATE];

/** Node's own, for a flag it does not know. */
const BAD_OPTION_EXIT_CODE = 9;

export interface StartedHost {
  /** What the host said before it could write its own log. */
  readonly logPath: string;
  /** The reason when it has ended already; undefined while it lives, and when another host was in its place. */
  findFailure(): ArqError | undefined;
  /** It ended because another host holds this home: one that is coming up, or one that is on its way out. */
  readonly isSuperseded: boolean;
}

/** Throws `host.start_failed` when its program cannot be started at all. */
export function startHostDetached(home: string): StartedHost {
  const { node, script, environment } = findHostEnvironment(home) ?? ownEnvironment();
  if (!existsSync(script)) {
    throw new ArqError(
      'host.not_installed',
      `The host's program ${script} is not there any more. Run \`arq setup\` again.`,
    );
  }
  mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
  const logPath = join(home, 'logs/host-start.log');
  let failure: string | undefined;
  let isSuperseded = false;
  const spawnWith = (flags: readonly string[]): void => {
    const log = openSync(logPath, 'w', 0o600);
    try {
      const child = spawn(node, [...flags, script, 'host'], {
        cwd: home,
        detached: true,
        env: { ...environment, ARQ_HOME: home },
        stdio: ['ignore', log, log],
        windowsHide: true,
      });
      child.on('error', (error) => {
        failure = error.message;
      });
      child.on('exit', (exitCode, signal) => {
        const words = lastWords(logPath);
        // Flags of V8 come and go with Node's versions: a host that takes more memory is better than none.
        if (flags.length > 0 && exitCode === BAD_OPTION_EXIT_CODE && words.includes('bad option')) spawnWith([]);
        else if (words.includes('host.already_running')) isSuperseded = true;
        else failure = `it ended with ${signal ?? `exit code ${exitCode ?? 0}`}. ${words}`;
      });
      child.unref();
    } finally {
      closeSync(log);
    }
  };
  spawnWith(LEAN);
  return {
    logPath,
    get isSuperseded() {
      return isSuperseded;
    },
    findFailure: () =>
      failure === undefined
        ? undefined
        : new ArqError(
            'host.start_failed',
            `The ARQ host could not be started: ${failure}\nRun \`arq doctor\`; its log is ${logPath}.`,
          ),
  };
}

/** Before setup has run: this Node, and the program that this is a part of. */
function ownEnvironment(): HostEnvironment {
  const here = import.meta.dirname;
  // The relay is bundled beside the program, the command line's parts in a folder below it.
  const bundled = [join(here, 'arq.mjs'), join(here, '../arq.mjs')].find((path) => existsSync(path));
  return {
    node: process.execPath,
    script: bundled ?? join(here, '../main.ts'),
    environment: carriedEnvironment(process.env),
  };
}

function lastWords(logPath: string): string {
  return readFileSync(logPath, 'utf8').trim().slice(-600);
}
