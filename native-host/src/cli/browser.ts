/** `arq browser`: a browser with ARQ that stays until it is closed, or Ctrl-C. */
import { openBrowser, untilClosed } from './connected-browser.ts';
import { HostConnection } from './host-connection.ts';
import { parseOptions, usageError } from './options.ts';
import { note, say } from './terminal.ts';

export async function runBrowser(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = parseOptions(args, ['url', 'browser', 'headless']);
  if (options.words.length > 0) throw usageError(`arq browser takes options alone, not “${options.words.join(' ')}”.`);
  const host = await HostConnection.open({ startIfNone: true });
  const urls = options.url === undefined ? [] : [options.url];
  try {
    const opened = await openBrowser(host, { choice: options.browser, isHeadless: options.isHeadless, urls, signal });
    say(`${opened.info.title} is connected as ${opened.info.name}.`);
    note(panelHint(opened.info.kind));
    await untilClosed(opened, signal);
    return 0;
  } finally {
    host.close();
  }
}

/** How to open ARQ's panel in that browser. */
export function panelHint(kind: string): string {
  return kind === 'firefox'
    ? 'Open ARQ with its button in the toolbar (or in the sidebar). Close the browser, or press Ctrl-C here, to end.'
    : 'Open ARQ with its button in the toolbar (behind the puzzle piece at first). Close the browser, or press Ctrl-C here, to end.';
}
