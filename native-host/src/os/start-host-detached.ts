/**
 * Starts the host so that it outlives whoever wanted it: its own session, no inherited pipes, and the environment that
 * setup wrote down. Zod-free, because the relay calls it.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { carriedEnvironment, findHostEnvironment } from '../store/host-environment.ts';
import type { HostEnvironment } from '../store/host-environment.ts';

/**
 * V8 lets the part of the heap for new objects grow to 48 MB before it looks for what is dead there; the host makes
 * little that lives on, and waits most of the time. In MB; measured: 5 MB less with an MCP client. See `compile-late.ts`
 * for the other half.
 */
const LEAN = ['--max-semi-space-size=2'];

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
  const log = openSync(logPath, 'w', 0o600);
  let failure: string | undefined;
  let isSuperseded = false;
  try {
    const child = spawn(node, [...LEAN, script, 'host'], {
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
      if (words.includes('host.already_running')) isSuperseded = true;
      else failure = `it ended with ${signal ?? `exit code ${exitCode ?? 0}`}. ${words}`;
    });
    child.unref();
  } finally {
    closeSync(log);
  }
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
