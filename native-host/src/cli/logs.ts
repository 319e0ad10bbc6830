/**
 * `arq logs`: the host's log, made readable on a terminal, as JSON lines when piped. Needs no host. `-f` follows it
 * through its rotation.
 */
import { existsSync, openSync, readSync, closeSync, fstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { arqHome } from '../store/home.ts';
import { parseChoice, usageError } from './options.ts';
import { paint, plain, say } from './terminal.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const colours = { debug: 'dim', info: 'green', warn: 'yellow', error: 'red' } as const;
const DEFAULT_LINES = 200;
const KEPT_FILES = 3;
const POLL_MS = 200;

const optionTypes = {
  follow: { type: 'boolean', short: 'f' },
  level: { type: 'string' },
  trace: { type: 'string' },
  lines: { type: 'string', short: 'n' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

const logLine = z.looseObject({
  at: z.string(),
  level: z.enum(LEVELS),
  event: z.string(),
  trace: z.string().optional(),
});
type LogLine = z.infer<typeof logLine>;

interface Wanted {
  readonly level: (typeof LEVELS)[number];
  readonly trace: string | undefined;
  readonly isJson: boolean;
}

export async function runLogs(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { wanted, lines, isFollowing } = parse(args);
  const path = join(arqHome(), 'logs', 'host.log');
  const files = [path, ...Array.from({ length: KEPT_FILES }, (_, index) => `${path}.${index + 1}`)];
  const from = existsSync(path) ? statSync(path).size : 0;
  const old = files.filter((file) => existsSync(file)).toReversed();
  const shown = old.flatMap((file) => readFileSync(file, 'utf8').split('\n')).flatMap((line) => render(line, wanted));
  for (const line of shown.slice(-lines)) say(line);
  if (isFollowing) await follow(path, from, (line) => render(line, wanted).map((text) => say(text)), signal);
  return 0;
}

function parse(args: readonly string[]): { wanted: Wanted; lines: number; isFollowing: boolean } {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: optionTypes }));
  } catch (error) {
    throw usageError(error instanceof Error ? error.message.replace(/\. To specify.*$/s, '.') : String(error));
  }
  const { follow: isFollowing = false, level = 'debug', trace, lines = String(DEFAULT_LINES), json = false } = values;
  const count = Number(lines);
  if (!Number.isInteger(count) || count < 0) throw usageError(`--lines is a number, not “${lines}”.`);
  const isJson = json || !process.stdout.isTTY;
  return { wanted: { level: parseChoice('level', level, LEVELS), trace, isJson }, lines: count, isFollowing };
}

/** None for a line that is not wanted, or is no line of the log. */
function render(text: string, { level, trace, isJson }: Wanted): string[] {
  const line = parseLine(text);
  if (line === undefined || LEVELS.indexOf(line.level) < LEVELS.indexOf(level)) return [];
  if (trace !== undefined && !(line.trace?.includes(trace) ?? false)) return [];
  return [isJson ? text : pretty(line)];
}

function parseLine(text: string): LogLine | undefined {
  if (text === '') return undefined;
  try {
    return logLine.safeParse(JSON.parse(text)).data;
  } catch {
    // Cut off by a crash.
    return undefined;
  }
}

function pretty({ at, level, event, trace, ...fields }: LogLine): string {
  const told = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? plain(value) : plain(JSON.stringify(value))}`,
  );
  const time = new Date(at).toLocaleTimeString();
  const mark = paint(colours[level], level.padEnd(5));
  const end = trace === undefined ? '' : paint('dim', ` ${trace.slice(0, 8)}`);
  return `${paint('dim', time)} ${mark} ${paint('bold', plain(event))} ${told.join(' ')}${end}`;
}

/** Polls: file watchers differ by system and lose a file that is renamed. */
async function follow(path: string, from: number, tell: (line: string) => void, signal: AbortSignal): Promise<void> {
  let place = from;
  let inode = existsSync(path) ? statSync(path).ino : 0;
  let rest = '';
  while (!signal.aborted) {
    await delay(POLL_MS, undefined, { signal }).catch(() => undefined);
    if (!existsSync(path)) continue;
    const file = openSync(path, 'r');
    try {
      const { size, ino } = fstatSync(file);
      // A new file after a rotation; what came last in the old one was written before it was renamed.
      if (ino !== inode) [inode, place, rest] = [ino, 0, ''];
      if (size <= place) continue;
      const bytes = Buffer.alloc(size - place);
      place += readSync(file, bytes, 0, bytes.length, place);
      const lines = (rest + bytes.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) tell(line);
    } finally {
      closeSync(file);
    }
  }
}
