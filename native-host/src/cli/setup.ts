/** `arq setup`: registers the host with the user's own browsers, and takes it back. */
import type { BrowserChoice } from '../browsers/browser-kinds.ts';
import { listBrowsers } from '../browsers/find-browser.ts';
import { registerWithBrowser, unregister, type InstallTarget } from '../install/install.ts';
import { currentInstallTarget } from '../install/install-target.ts';
import { locateArtefacts } from '../install/artefacts.ts';
import { stopHost } from './host.ts';
import { parseOptions, usageError } from './options.ts';
import { ask, canAsk, note, say } from './terminal.ts';

export async function runSetup(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = parseOptions(args, ['browser', 'uninstall']);
  if (options.words.length > 0) throw usageError(`arq setup takes options alone, not “${options.words.join(' ')}”.`);
  const target = currentInstallTarget();
  if (options.isUninstall) return uninstall(options.browser, target);
  const chosen = options.browser === undefined ? await chooseBrowsers(signal) : [options.browser];
  if (chosen.length === 0) {
    say('Nothing was registered.');
    return 0;
  }
  for (const browser of chosen) say(`${browser}: ${await registerWithBrowser(browser, target)}`);
  say(extensionHint(chosen));
  return 0;
}

/** Only browsers that the user picked are touched. */
async function chooseBrowsers(signal: AbortSignal): Promise<BrowserChoice[]> {
  const found = listBrowsers().map(({ product }) => product);
  const [only, ...others] = found;
  if (only === undefined) throw usageError('No browser was found; name one with --browser.');
  if (others.length === 0) return [only.kind];
  if (!canAsk()) throw usageError(`Name the browser: --browser ${found.map(({ kind }) => kind).join(' or ')}.`);
  const chosen: BrowserChoice[] = [];
  for (const { kind, title } of found) {
    const answer = await ask(`Register ARQ with ${title}? [y/N] `, signal);
    if (/^(?:y|д)/i.test(answer)) chosen.push(kind);
  }
  return chosen;
}

function extensionHint(chosen: readonly BrowserChoice[]): string {
  const { chromiumExtension, firefoxExtension } = locateArtefacts();
  const lines = ['Now add the extension, once:'];
  if (chosen.some((browser) => browser !== 'firefox')) {
    lines.push(`  chrome://extensions → Developer mode → Load unpacked → ${chromiumExtension}`);
  }
  if (chosen.includes('firefox')) {
    lines.push(`  about:debugging#/runtime/this-firefox → Load Temporary Add-on → ${firefoxExtension}/manifest.json`);
  }
  return lines.join('\n');
}

async function uninstall(browser: BrowserChoice | undefined, target: InstallTarget): Promise<number> {
  if (browser === undefined && (await stopHost())) say('Stopped the host.');
  const removed = await unregister(browser, target);
  for (const place of removed) say(`Removed ${place}`);
  if (removed.length === 0) say('Nothing was registered.');
  note(`Your runs and ARQ's browser profiles stay in ${target.home}. Delete that folder to remove them, too.`);
  return 0;
}
