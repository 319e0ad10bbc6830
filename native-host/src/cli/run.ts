/** `arq run`: one sentence, carried out in a browser. Exit codes: 0 done, 1 failed, 2 usage, 3 a decision is missing. */
import { toArqError } from '../../../shared/protocol/errors.ts';
import type { Run } from '../../../shared/runs/run.ts';
import { findConnectedBrowser, openBrowser, untilClosed, type OpenedBrowser } from './connected-browser.ts';
import { approvalText } from './decide-on-terminal.ts';
import { followRun } from './follow-run.ts';
import { HostConnection } from './host-connection.ts';
import { needsBrowser } from './needs-browser.ts';
import { parseOptions, sentenceOf, usageError, type CommandOptions } from './options.ts';
import { resultText, stepText, toReport } from './run-report.ts';
import { runTexts } from './run-texts.ts';
import { canAsk, note, plain, say } from './terminal.ts';

/** A page that never loads must not hold the command line for ever. */
const OPEN_TAB_TIMEOUT_MS = 60_000;

export async function runRun(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = parseOptions(args, ['url', 'tab', 'browser', 'headless', 'approve', 'json']);
  const command = sentenceOf(options);
  if (command === undefined) throw usageError('Say what to do: arq run "open example.org".');
  return runSentence(command, options, signal);
}

/** Carries out `command` as `options` say, and prints what came of it. Returns the exit code. */
export async function runSentence(command: string, options: CommandOptions, signal: AbortSignal): Promise<number> {
  const host = await HostConnection.open({ startIfNone: true });
  let opened: OpenedBrowser | undefined;
  try {
    const connected = await findConnectedBrowser(host, options.browser);
    const isBrowserNeeded = options.tab === undefined && (options.url !== undefined || needsBrowser(command));
    if (connected === undefined && isBrowserNeeded) {
      opened = await openBrowser(host, { choice: options.browser, isHeadless: options.isHeadless, urls: [], signal });
    }
    const browser = opened?.info ?? connected;
    const isChosen = opened !== undefined || options.browser !== undefined || options.url !== undefined;
    const tab =
      options.tab ??
      (browser !== undefined && isChosen ? await chooseTab(host, browser.name, options.url, signal) : undefined);
    const run = await startAndFollow(host, command, tab, options, signal);
    const exitCode = printResult(run, options);
    if (opened !== undefined && staysOpen(options)) {
      note('The browser stays open. Close it, or press Ctrl-C here, to end.');
      await untilClosed(opened, signal);
    }
    return exitCode;
  } finally {
    host.close();
    await opened?.launched.close();
  }
}

/** A window that a person looks at is not closed under their eyes; a script's is. */
function staysOpen(options: CommandOptions): boolean {
  return !options.isHeadless && !options.isJson && canAsk() && process.stdout.isTTY;
}

async function chooseTab(
  host: HostConnection,
  browser: string,
  url: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (url !== undefined) {
    const opened = await host.callTool('tabs_open', { url, browser }, { timeoutMs: OPEN_TAB_TIMEOUT_MS, signal });
    return opened.tab;
  }
  const { tabs } = await host.callTool('tabs_list', {}, { signal });
  const own = tabs.filter((tab) => tab.browser === browser);
  return (own.find((tab) => tab.isActive) ?? own[0])?.tab;
}

async function startAndFollow(
  host: HostConnection,
  command: string,
  tab: string | undefined,
  options: CommandOptions,
  signal: AbortSignal,
): Promise<Run> {
  const watched = await host.peer.call('runs.watch', {});
  for (const run of watched.runs) host.noteRun(run);
  const { runId } = await host.callTool('runs_start', { command, ...(tab === undefined ? {} : { tab }) }, { signal });
  // Events may have been missed between planning and now; the state as it is can not.
  const { run } = await host.callTool('runs_get', { runId }, { signal });
  host.noteRun(run);
  return followRun(host, runId, {
    approve: options.approve,
    canAsk: canAsk() && !options.isJson,
    onStep: (step, current) => {
      if (!options.isJson) say(stepText(step, current.steps.length));
    },
    signal,
  });
}

/** Prints the end of a run and returns its exit code. */
function printResult(run: Run, options: CommandOptions): number {
  if (options.isJson) say(JSON.stringify(toReport(run)));
  else say(run.status === 'waiting' ? `waiting: ${plain(run.approval?.title ?? run.message)}` : resultText(run));
  if (run.status === 'waiting') {
    if (!options.isJson && run.approval !== undefined) {
      note(approvalText(run.approval, run.language));
      note(runTexts(run.language).howToApprove(run.approval.risk));
    }
    return 3;
  }
  if (run.status === 'question') {
    if (!options.isJson) note(runTexts(run.language).howToAnswer);
    return 3;
  }
  return run.status === 'done' ? 0 : 1;
}

/** The report of a run that never began, so that `--json` prints one object then, too. */
export function failureReport(thrown: unknown): string {
  const { code, message } = toArqError(thrown);
  return JSON.stringify({ runId: '', status: 'failed', steps: [], message: `${message} (${code})` });
}
