/** `arq status`: the host, its browsers and its runs. Exit code 1 when no host runs. */
import { isArqError } from '../../../shared/protocol/errors.ts';
import type { HostStatus } from '../../../shared/protocol/methods.ts';
import { HostConnection } from './host-connection.ts';
import { parseOptions } from './options.ts';
import { runTexts } from './run-texts.ts';
import { paint, plain, say } from './terminal.ts';

const SHOWN_RUNS = 5;

export async function runStatus(args: readonly string[]): Promise<number> {
  const { isJson } = parseOptions(args, ['json']);
  const host = await openOrUndefined();
  if (host === undefined) {
    say(
      isJson
        ? JSON.stringify({ running: false, browsers: [] })
        : 'The ARQ host is not running. It starts with the browser, or with `arq host`.',
    );
    return 1;
  }
  try {
    const status = await host.peer.call('host.status', {});
    if (isJson) {
      say(JSON.stringify({ running: true, ...status }));
      return 0;
    }
    say(statusText(status));
    const { runs } = await host.callTool('runs_list', { limit: SHOWN_RUNS });
    for (const run of runs) {
      say(
        `  ${new Date(run.createdAt).toLocaleString()}  ${runTexts(run.language).status[run.status]}  ${plain(run.command)}`,
      );
    }
    return 0;
  } finally {
    host.close();
  }
}

async function openOrUndefined(): Promise<HostConnection | undefined> {
  try {
    return await HostConnection.open({ startIfNone: false });
  } catch (error) {
    if (isArqError(error) && error.code === 'host.not_running') return undefined;
    throw error;
  }
}

export function statusText(status: HostStatus): string {
  const browsers =
    status.browsers.length === 0
      ? ['No browser is connected. Open one with `arq browser`.']
      : status.browsers.map(
          (browser) => `  ${paint('bold', browser.name)}  ${plain(browser.title)} ${plain(browser.version)}`,
        );
  return [
    `ARQ host ${status.version}, process ${status.pid}, since ${new Date(status.startedAt).toLocaleString()}`,
    `Data: ${status.home}`,
    ...(status.http === undefined ? [] : [`HTTP: ${status.http}, described at ${status.http}/api/v1/docs`]),
    'Browsers:',
    ...browsers,
    `Runs: ${status.runs.active} active, ${status.runs.total} in all`,
  ].join('\n');
}
