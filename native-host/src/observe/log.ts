/**
 * The host's log: one JSON object a line in `ARQ_HOME/logs`, rotated by size. Never holds what
 * people type or what pages show: fields that could are cut out by name, whoever hands them in.
 */
import { join } from 'node:path';
import { pino } from 'pino';
import { toArqError } from '../../../shared/protocol/errors.ts';
import { traceIdOf } from '../../../shared/protocol/traceparent.ts';
import { openRotatedFile } from './rotated-file.ts';
import { currentTrace } from './tracing.ts';

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

/**
 * Opens `<folder>/<name>.log`. A full or read-only disk loses lines, never the process. A line that is written while
 * a call is carried out names its trace.
 */
export function openLog(
  folder: string,
  name: string,
  options: { readonly maxBytes?: number; readonly keep?: number; readonly level?: LogLevel } = {},
): Log {
  const file = openRotatedFile(join(folder, `${name}.log`), options);
  const logger = pino(
    {
      level: options.level ?? 'info',
      base: null,
      messageKey: 'event',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Synchronous: what was written before a crash is what tells of it.
    { write: (line) => file.write(line) },
  );
  const write: Log['write'] = (level, event, fields = {}) => {
    if (!logger.isLevelEnabled(level)) return;
    const trace = traceIdOf(typeof fields['trace'] === 'string' ? fields['trace'] : currentTrace());
    const lost = file.takeLost();
    logger[level](
      {
        ...(redact(fields, 0) as LogFields),
        ...(trace !== undefined && { trace }),
        ...(lost > 0 && { linesLostBefore: lost }),
      },
      event,
    );
  };
  return {
    write,
    problem(event, thrown, fields = {}) {
      const { code, message } = toArqError(thrown);
      write('error', event, { ...fields, code, message });
    },
    close: () => file.close(),
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
