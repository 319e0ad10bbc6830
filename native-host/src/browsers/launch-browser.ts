import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';
import { installRelay, registerWithBrowser, type InstallTarget } from '../install/install.ts';
import { nativeManifestText } from '../install/native-manifest.ts';
import type { Artefacts } from '../install/artefacts.ts';
import { BrowserProcess, type BrowserCommand } from './browser-process.ts';
import { chromiumCommand, needsDebuggingPipe } from './chromium-command.ts';
import { refreshChromiumProfile } from './chromium-profile.ts';
import type { FoundBrowser } from './find-browser.ts';
import { holdProfile, holdTemporaryProfile, type HeldProfile } from './profile-lock.ts';

export interface LaunchOptions {
  readonly found: FoundBrowser;
  readonly target: InstallTarget;
  readonly artefacts: Artefacts;
  readonly isHeadless: boolean;
  /** In a profile that is deleted afterwards, whether or not the usual one is free. */
  readonly isTemporary?: boolean;
  readonly urls: readonly string[];
}

/** A browser with ARQ, started by this process and ended by it. */
export interface LaunchedBrowser {
  readonly title: string;
  /** Asked for, or the usual profile was in use: nothing of this one is kept. */
  readonly hasTemporaryProfile: boolean;
  /** Resolves when the browser quits by itself or is closed, with the end of its stderr. `close` is still due. */
  readonly closed: Promise<string>;
  close(): Promise<void>;
}

function checkExtension(folder: string): void {
  if (existsSync(join(folder, 'manifest.json'))) return;
  throw new ArqError(
    'install.not_built',
    `The extension is not built: ${folder} is missing. Run \`npm run build\` first.`,
  );
}

/** On Windows browsers find hosts in the registry alone, whatever profile they run in. */
async function registerForProfile(options: LaunchOptions, manifestFile: string): Promise<void> {
  const { found, target } = options;
  if (target.folders.platform === 'win32') {
    await registerWithBrowser(found.product.kind, target);
    return;
  }
  const script = installRelay(target);
  mkdirSync(dirname(manifestFile), { recursive: true, mode: 0o700 });
  writeFileSync(manifestFile, nativeManifestText(found.product.family, script));
}

async function prepareChromium(options: LaunchOptions, profile: string): Promise<BrowserCommand> {
  const { found, artefacts, isHeadless, urls, target } = options;
  checkExtension(artefacts.chromiumExtension);
  await registerForProfile(options, join(profile, 'NativeMessagingHosts', `${NATIVE_HOST_NAME}.json`));
  refreshChromiumProfile(profile, artefacts.chromiumExtension);
  return chromiumCommand(
    {
      executable: found.executable,
      profile,
      extension: artefacts.chromiumExtension,
      isHeadless,
      urls,
      environment: target.environment,
    },
    found.product.kind,
  );
}

async function prepareFirefox(options: LaunchOptions, folder: string): Promise<BrowserCommand> {
  const { found, artefacts, isHeadless, urls, target } = options;
  checkExtension(artefacts.firefoxExtension);
  // Firefox looks for hosts below HOME, not below the profile: it gets a HOME of its own, so that the user's stays untouched.
  await registerForProfile(options, join(folder, '.mozilla/native-messaging-hosts', `${NATIVE_HOST_NAME}.json`));
  const profile = join(folder, 'profile');
  const { prepareFirefoxProfile } = await import('./firefox-profile.ts');
  prepareFirefoxProfile(profile, artefacts.firefoxExtension);
  return {
    executable: found.executable,
    environment: { ...target.environment, HOME: folder, MOZ_CRASHREPORTER_DISABLE: '1' },
    args: ['--profile', profile, '--no-remote', '--new-instance', ...(isHeadless ? ['--headless'] : []), ...urls],
  };
}

function profileFolder(found: FoundBrowser, home: string): string {
  return join(home, 'profiles', found.product.kind);
}

/** Starts a browser with ARQ installed, in ARQ's own profile for it. */
export async function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
  const { found, target } = options;
  const held: HeldProfile =
    options.isTemporary === true ? holdTemporaryProfile() : holdProfile(profileFolder(found, target.home));
  try {
    const prepare = found.product.family === 'firefox' ? prepareFirefox : prepareChromium;
    const browser = new BrowserProcess(await prepare(options, held.folder), held.isTemporary ? held.folder : undefined);
    const close = async (): Promise<void> => {
      await browser.close();
      held.release();
    };
    if (needsDebuggingPipe(found.product.kind)) {
      const { loadUnpackedExtension } = await import('./load-unpacked.ts');
      await loadUnpackedExtension(browser.child, options.artefacts.chromiumExtension).catch(async (error: unknown) => {
        await close();
        throw error;
      });
    }
    return { title: found.product.title, hasTemporaryProfile: held.isTemporary, closed: browser.closed, close };
  } catch (error) {
    held.release();
    throw error;
  }
}
