/**
 * The host's log: one JSON object a line in `ARQ_HOME/logs`, rotated by size. Owns the open file. Never holds what
 * people type or what pages show: fields that could are cut out by name, whoever hands them in.
 */
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { toArqError } from '../../../shared/protocol/errors.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  /** `event` is in the past tense: `host.started`. */
  write(level: LogLevel, event: string, fields?: LogFields): void;
  /** An error with its code and message. */
  problem(event: string, thrown: unknown, fields?: LogFields): void;
  close(): void;
}

const PRIVATE_FIELD =
  /^(?:input|params|args|result|output|text|value|values|body|base64|command|env|environment|cookies?)$|password|passwd|secret|token|authorization|credential|api_?key/i;
const MAX_STRING_LENGTH = 2000;
const MAX_DEPTH = 5;

/** Opens `<folder>/<name>.log`. A full or read-only disk loses lines, never the process. */
export function openLog(
  folder: string,
  name: string,
  limits: { readonly maxBytes?: number; readonly keep?: number } = {},
): Log {
  const { maxBytes = 5_000_000, keep = 3 } = limits;
  const path = join(folder, `${name}.log`);
  let file: number | undefined;
  let size = 0;
  let lost = 0;

  const open = () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    file = openSync(path, 'a', 0o600);
    size = fstatSync(file).size;
  };
  const rotate = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
    rmSync(`${path}.${keep}`, { force: true });
    for (let index = keep - 1; index >= 0; index -= 1) {
      const from = index === 0 ? path : `${path}.${index}`;
      try {
        renameSync(from, `${path}.${index + 1}`);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
    }
  };

  const write: Log['write'] = (level, event, fields = {}) => {
    const kept = redact(fields, 0) as Record<string, unknown>;
    const line = `${JSON.stringify({ at: new Date().toISOString(), level, event, ...(lost > 0 ? { linesLostBefore: lost } : {}), ...kept })}\n`;
    try {
      if (file === undefined) open();
      if (size > 0 && size + line.length > maxBytes) {
        rotate();
        open();
      }
      if (file === undefined) return;
      size += writeSync(file, line);
      lost = 0;
    } catch {
      // There is no place left to say so; the next line that gets through tells how many did not.
      lost += 1;
    }
  };

  return {
    write,
    problem(event, thrown, fields = {}) {
      const { code, message } = toArqError(thrown);
      write('error', event, { ...fields, code, message });
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string')
    return value.length > MAX_STRING_LENGTH ? `${value.slice(0, MAX_STRING_LENGTH)}…` : value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      PRIVATE_FIELD.test(name) ? '[redacted]' : redact(field, depth + 1),
    ]),
  );
}
