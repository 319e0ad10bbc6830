import { join } from 'node:path';

/** What the user can ask for with `--browser`. `chromium` takes any of its family. */
export const browserChoices = ['chromium', 'firefox', 'chrome', 'edge', 'brave'] as const;
export type BrowserChoice = (typeof browserChoices)[number];

/** A browser product. The family decides how it is started and where it looks for native hosts. */
export interface BrowserProduct {
  readonly kind: BrowserChoice;
  readonly title: string;
  readonly family: 'chromium' | 'firefox';
  /** Names on PATH. */
  readonly commands: readonly string[];
  /** Absolute places where the platform's installers put it. */
  readonly macPath?: string;
  /** Below Program Files, Program Files (x86) and the user's AppData/Local. */
  readonly windowsPath?: string;
}

/** In the order of preference within a family: those that still take an extension from the command line come first. */
export const browserProducts: readonly BrowserProduct[] = [
  {
    kind: 'chromium',
    title: 'Chromium',
    family: 'chromium',
    commands: ['chromium', 'chromium-browser'],
    macPath: '/Applications/Chromium.app/Contents/MacOS/Chromium',
    windowsPath: join('Chromium', 'Application', 'chrome.exe'),
  },
  {
    kind: 'brave',
    title: 'Brave',
    family: 'chromium',
    commands: ['brave-browser', 'brave'],
    macPath: '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    windowsPath: join('BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'),
  },
  {
    kind: 'edge',
    title: 'Microsoft Edge',
    family: 'chromium',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    macPath: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    windowsPath: join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  },
  {
    kind: 'chrome',
    title: 'Google Chrome',
    family: 'chromium',
    commands: ['google-chrome', 'google-chrome-stable'],
    macPath: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    windowsPath: join('Google', 'Chrome', 'Application', 'chrome.exe'),
  },
  {
    kind: 'firefox',
    title: 'Firefox',
    family: 'firefox',
    commands: ['firefox-esr', 'firefox-developer-edition', 'firefox'],
    macPath: '/Applications/Firefox.app/Contents/MacOS/firefox',
    windowsPath: join('Mozilla Firefox', 'firefox.exe'),
  },
];
