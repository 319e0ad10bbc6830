import type { BrowserCommand } from './browser-process.ts';

export interface LaunchPlan {
  readonly executable: string;
  /** The folder this start may write to. */
  readonly profile: string;
  /** The unpacked extension. */
  readonly extension: string;
  readonly isHeadless: boolean;
  readonly urls: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** No traffic but the user's: no updates, no reports, no sync, no first-run pages. */
const quietArguments = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-domain-reliability',
  '--disable-search-engine-choice-screen',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
];

/**
 * A size that desktop pages expect, and no bar that says that the page is debugged: nobody would see it, and it makes
 * pages lower between two pictures.
 */
const headlessArguments = [
  '--headless=new',
  '--disable-gpu',
  '--window-size=1280,900',
  '--silent-debugger-extension-api',
];

/** Branded Chrome ignores `--load-extension` since version 137; it takes extensions over its debugging pipe instead. */
export function needsDebuggingPipe(kind: string): boolean {
  return kind === 'chrome';
}

/** Command line of a Chromium browser with ARQ in a profile of its own. */
export function chromiumCommand(plan: LaunchPlan, kind: string): BrowserCommand {
  const hasDebuggingPipe = needsDebuggingPipe(kind);
  return {
    executable: plan.executable,
    environment: plan.environment,
    hasDebuggingPipe,
    args: [
      `--user-data-dir=${plan.profile}`,
      ...quietArguments,
      ...(hasDebuggingPipe
        ? ['--remote-debugging-pipe', '--enable-unsafe-extension-debugging']
        : [`--disable-extensions-except=${plan.extension}`, `--load-extension=${plan.extension}`]),
      // Chromium refuses to run as root with its sandbox; for everybody else the sandbox stays.
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
      ...(plan.isHeadless ? headlessArguments : []),
      ...(plan.urls.length === 0 ? ['about:blank'] : plan.urls),
    ],
  };
}
