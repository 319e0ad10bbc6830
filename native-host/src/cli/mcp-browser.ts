/** The browser that `arq mcp --browser` starts for its client. Runs in the shim and brings in no schemas. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ArqError } from '../../../shared/protocol/errors.ts';
import type { BrowserChoice } from '../browsers/browser-kinds.ts';
import { getBrowser } from '../browsers/find-browser.ts';
import { launchBrowser, type LaunchedBrowser } from '../browsers/launch-browser.ts';
import { locateArtefacts, readVersion } from '../install/artefacts.ts';
import { currentInstallTarget } from '../install/install-target.ts';
import { askHost, type HostQuestions } from '../link/ask-host.ts';
import { LAUNCH_VARIABLE } from '../relay/launch-variable.ts';
import { arqHome } from '../store/home.ts';
import { hasDisplay } from './connected-browser.ts';
import { note } from './terminal.ts';

const CONNECT_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

export interface BrowserStart {
  readonly browser: BrowserChoice;
  readonly isHeadless: boolean;
  readonly isTemporary: boolean;
}

/**
 * Starts a browser with ARQ for one client; resolves with its device once the host knows it. The browser ends with
 * `close`, and with this process however that ends. Throws `browser.not_found`, `browser.start_failed`,
 * `browser.extension_missing`, `install.not_built`, and what `signal` aborted with.
 */
export async function startBrowserFor(
  { browser, isHeadless, isTemporary }: BrowserStart,
  signal: AbortSignal,
): Promise<{ readonly device: string; close(): Promise<void> }> {
  signal.throwIfAborted();
  const target = currentInstallTarget();
  // Several clients may start browsers at once: each knows its own by this.
  const launch = randomBytes(16).toString('hex');
  const launched = await launchBrowser({
    found: getBrowser(browser),
    target: { ...target, environment: { ...target.environment, [LAUNCH_VARIABLE]: launch } },
    artefacts: locateArtefacts(),
    isHeadless: isHeadless || !hasDisplay(),
    isTemporary,
    urls: [],
  });
  if (launched.hasTemporaryProfile && !isTemporary) {
    note('The usual profile is in use by another browser, so this one is temporary: nothing in it is kept.');
  }
  let host: HostQuestions | undefined;
  try {
    host = await askHost(arqHome(), readVersion());
    return { device: await deviceOf(launch, launched, host, signal), close: () => launched.close() };
  } catch (error) {
    await launched.close();
    throw error;
  } finally {
    host?.close();
  }
}

async function deviceOf(
  launch: string,
  launched: LaunchedBrowser,
  host: HostQuestions,
  signal: AbortSignal,
): Promise<string> {
  let endedWith: string | undefined;
  void launched.closed.then((text) => (endedWith = text));
  for (const deadline = Date.now() + CONNECT_TIMEOUT_MS; Date.now() < deadline; await delay(POLL_MS)) {
    signal.throwIfAborted();
    const device = findDevice(await host.ask('host.status'), launch);
    if (device !== undefined) return device;
    if (endedWith !== undefined) {
      throw new ArqError(
        'browser.start_failed',
        `${launched.title} ended before ARQ could connect: ${endedWith.trim().split('\n').slice(-3).join('\n') || 'it said nothing.'}`,
      );
    }
  }
  throw new ArqError(
    'browser.extension_missing',
    `${launched.title} started, but ARQ did not connect within ${CONNECT_TIMEOUT_MS / 1000} s: the extension is missing, disabled, or could not start the relay. Run \`arq doctor\`.`,
  );
}

/** The device of the browser that was given `launch`, in what the host says of its browsers. */
function findDevice(status: unknown, launch: string): string | undefined {
  if (typeof status !== 'object' || status === null || !('browsers' in status)) return undefined;
  const browsers: unknown = status.browsers;
  if (!Array.isArray(browsers)) return undefined;
  for (const one of browsers as unknown[]) {
    if (typeof one !== 'object' || one === null || !('launch' in one && 'device' in one)) continue;
    if (one.launch === launch && typeof one.device === 'string') return one.device;
  }
  return undefined;
}
