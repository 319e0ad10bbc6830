import { aborted } from './aborted.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { BrowserInfo } from '../../../shared/protocol/methods.ts';
import type { BrowserChoice } from '../browsers/browser-kinds.ts';
import { getBrowser } from '../browsers/find-browser.ts';
import { launchBrowser, type LaunchedBrowser } from '../browsers/launch-browser.ts';
import { locateArtefacts } from '../install/artefacts.ts';
import { currentInstallTarget } from '../install/install-target.ts';
import type { HostConnection } from './host-connection.ts';
import { note } from './terminal.ts';

const CONNECT_TIMEOUT_MS = 20_000;
const POLL_MS = 100;

/** True where a window could be shown. */
export function hasDisplay(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return (environment['DISPLAY'] ?? '') !== '' || (environment['WAYLAND_DISPLAY'] ?? '') !== '';
}

function isMeant(browser: BrowserInfo, choice: BrowserChoice | undefined): boolean {
  if (choice === undefined) return true;
  return choice === 'chromium' ? browser.kind !== 'firefox' : browser.kind === choice;
}

/** A browser that the host knows already. */
export async function findConnectedBrowser(
  host: HostConnection,
  choice: BrowserChoice | undefined,
): Promise<BrowserInfo | undefined> {
  const { browsers } = await host.peer.call('host.status', {});
  return browsers.find((browser) => isMeant(browser, choice));
}

export interface OpenedBrowser {
  readonly launched: LaunchedBrowser;
  readonly info: BrowserInfo;
}

export interface OpenOptions {
  readonly choice: BrowserChoice | undefined;
  readonly isHeadless: boolean;
  readonly urls: readonly string[];
  readonly signal: AbortSignal;
}

/** Starts a browser with ARQ and waits until its extension has reached the host. */
export async function openBrowser(host: HostConnection, options: OpenOptions): Promise<OpenedBrowser> {
  const found = getBrowser(options.choice);
  const isHeadless = options.isHeadless || !hasDisplay();
  const before = await host.peer.call('host.status', {});
  const known = new Set(before.browsers.map((browser) => browser.device));
  note(`Starting ${found.product.title}${isHeadless ? ' without a window' : ''} …`);
  const target = currentInstallTarget();
  const launched = await launchBrowser({ found, target, artefacts: locateArtefacts(), isHeadless, urls: options.urls });
  if (launched.hasTemporaryProfile) {
    note('The usual profile is in use by another browser, so this one is temporary: nothing in it is kept.');
  }
  try {
    return { launched, info: await waitForBrowser(host, launched, known, options.signal) };
  } catch (error) {
    await launched.close();
    throw error;
  }
}

async function waitForBrowser(
  host: HostConnection,
  launched: LaunchedBrowser,
  known: Set<string>,
  signal: AbortSignal,
): Promise<BrowserInfo> {
  let endedWith: string | undefined;
  void launched.closed.then((text) => (endedWith = text));
  for (const deadline = Date.now() + CONNECT_TIMEOUT_MS; Date.now() < deadline; await delay(POLL_MS)) {
    signal.throwIfAborted();
    const { browsers } = await host.peer.call('host.status', {});
    const found = browsers.find((browser) => !known.has(browser.device));
    if (found !== undefined) return found;
    // A profile keeps its device id: one that left meanwhile may be the very browser that is coming.
    for (const device of known) if (!browsers.some((browser) => browser.device === device)) known.delete(device);
    if (endedWith !== undefined) {
      throw new ArqError(
        'browser.start_failed',
        `${launched.title} ended before ARQ could connect: ${lastLines(endedWith)}\nStart it by hand to see more, or choose another one with --browser.`,
      );
    }
  }
  throw new ArqError(
    'browser.extension_missing',
    `${launched.title} started, but ARQ did not connect within ${CONNECT_TIMEOUT_MS / 1000} s: the extension is missing, disabled, or could not start the relay. Run \`arq doctor\`.`,
  );
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join('\n') || 'it said nothing.';
}

/** Waits until the person closes the browser or interrupts, and ends it. */
export async function untilClosed({ launched }: OpenedBrowser, signal: AbortSignal): Promise<void> {
  try {
    await Promise.race([launched.closed, aborted(signal)]);
  } finally {
    await launched.close();
  }
}
