/**
 * `arq start`, the main job of `npm start`: the practice page in a browser with ARQ, or, where nothing can be shown, a
 * sample run on it. With a sentence it is `arq run`.
 */
import { locateArtefacts } from '../install/artefacts.ts';
import { startPracticeServer, type PracticeServer } from '../practice/practice-server.ts';
import { panelHint } from './browser.ts';
import { hasDisplay, openBrowser, untilClosed } from './connected-browser.ts';
import { HostConnection } from './host-connection.ts';
import { parseOptions, sentenceOf, type CommandOptions } from './options.ts';
import { runSentence } from './run.ts';
import { note, paint, plain, say } from './terminal.ts';

const SAMPLE =
  'fill First name with Ada, Last name with Lovelace, choose Germany in Country, tick I accept the terms and press Sign up, then take a full-page screenshot';

export async function runStart(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = parseOptions(args, ['url', 'browser', 'headless', 'approve', 'json']);
  const command = sentenceOf(options);
  if (command !== undefined) return runSentence(command, options, signal);
  if (options.isHeadless || options.isJson || !hasDisplay()) {
    return options.url === undefined ? runSample(options, signal) : runSentence(SAMPLE, options, signal);
  }
  return openPracticePage(options, signal);
}

async function runSample(options: CommandOptions, signal: AbortSignal): Promise<number> {
  const server = await startPracticeServer(locateArtefacts().practicePages);
  try {
    note(`A sample run on the practice page ${server.url}`);
    note(`“${SAMPLE}”`);
    const exitCode = await runSentence(SAMPLE, { ...options, url: server.url }, signal);
    if (!options.isJson) for (const line of receivedLines(server)) say(line);
    if (exitCode === 0) {
      note('Now your own sentence: npm start -- "COMMAND" --url URL');
    }
    return exitCode;
  } finally {
    await server.close();
  }
}

function receivedLines(server: PracticeServer): string[] {
  const fields = server.submissions.at(-1)?.fields;
  if (fields === undefined) return [];
  const filled = [...fields].filter(([, value]) => value !== '');
  const values = filled.map(([name, value]) => `${plain(name)} = ${plain(value)}`);
  return [`The page received: ${values.join(', ')}`];
}

async function openPracticePage(options: CommandOptions, signal: AbortSignal): Promise<number> {
  const server = await startPracticeServer(locateArtefacts().practicePages);
  const host = await HostConnection.open({ startIfNone: true });
  try {
    const urls = [options.url ?? server.url];
    const opened = await openBrowser(host, { choice: options.browser, isHeadless: false, urls, signal });
    say(`${opened.info.title} is open with ARQ and the practice page ${server.url}`);
    say(panelHint(opened.info.kind));
    say(`Then ask, for example: ${paint('bold', SAMPLE)}`);
    await untilClosed(opened, signal);
    return 0;
  } finally {
    host.close();
    await server.close();
  }
}
