/** What operators set of how the host watches itself: in the environment, else in `settings.json`. Read at the host's start. */
import { readSettings, type Settings } from './settings.ts';

export interface OperatorSettings {
  /** Base address of an OTLP/HTTP collector. */
  readonly otlpEndpoint: string | undefined;
  readonly logLevel: NonNullable<Settings['logLevel']>;
  /** Audit rows older than this are cut; undefined keeps them all. */
  readonly auditRetentionDays: number | undefined;
  /** Why `settings.json` counts for nothing here. */
  readonly problem?: unknown;
}

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** Never throws: a host with a broken file of settings must come up to tell of it. */
export function readOperatorSettings(home: string, environment: NodeJS.ProcessEnv = process.env): OperatorSettings {
  const { settings, problem } = attempt(home);
  const asked = environment['ARQ_LOG_LEVEL'];
  return {
    otlpEndpoint:
      environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ??
      environment['OTEL_EXPORTER_OTLP_ENDPOINT'] ??
      settings.otlpEndpoint,
    logLevel: LEVELS.find((level) => level === asked) ?? settings.logLevel ?? 'info',
    auditRetentionDays: settings.audit?.retentionDays,
    ...(problem !== undefined && { problem }),
  };
}

function attempt(home: string): { readonly settings: Settings; readonly problem?: unknown } {
  try {
    return { settings: readSettings(home) };
  } catch (problem) {
    return { settings: {}, problem };
  }
}
