/**
 * A browser with ARQ loaded whose extension pages a test can reach. puppeteer, because it does not emulate focus:
 * what works here works in a hidden tab of a real user, too.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type Browser, type Page, type Target } from 'puppeteer-core';
import { CHROMIUM_EXTENSION_ID, GECKO_ID } from '../../shared/protocol/identity.ts';
import { root, type ArqHome, type BrowserName } from './arq.ts';
import { languagePreferences, writeLanguagePack } from './firefox-language-pack.ts';

/** Talks to the background as a side panel does, through a Port named `panel`, from inside an extension page. */
export interface PanelClient {
  call<Result = unknown>(method: string, params?: unknown): Promise<Result>;
  /** `tool.call`. */
  tool<Result = unknown>(tool: string, input: unknown): Promise<Result>;
  close(): Promise<void>;
}

export interface ExtensionBrowser {
  readonly browser: Browser;
  /** A page of the extension, for calling extension APIs in. */
  readonly page: Page;
  openPanelClient(): Promise<PanelClient>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** X display; headless without. */
  readonly display?: string;
  readonly windowSize?: { readonly width: number; readonly height: number };
  readonly args?: readonly string[];
  /** Interface language, `en` unless told. */
  readonly language?: string;
  /** Lets the extension into private windows, as the user can in the browser's page of extensions. */
  readonly isPrivateAllowed?: boolean;
  /** As if the user had answered the browser's questions: a test cannot press that button. */
  readonly isOptionalGranted?: boolean;
  /** Firefox: user scripts are allowed for the extension, as on its page in the browser's settings. */
  readonly isUserScriptsAllowed?: boolean;
  /** Firefox's own, added to what is always set. */
  readonly preferences?: Readonly<Record<string, boolean | number | string>>;
}

/** The built extension, or a copy of it whose optional permissions are granted from the start. */
function extensionFolder(name: string, home: ArqHome, { isOptionalGranted = false }: LaunchOptions): string {
  const built = join(root, '.output', name);
  if (!isOptionalGranted) return built;
  const copy = join(home.path, name);
  cpSync(built, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { permissions: string[]; optional_permissions: string[] };
  // Firefox grants “userScripts” only when it is asked for; in Chromium it does nothing until it is switched on.
  const asked = manifest.optional_permissions.filter(
    (permission) => name === 'chrome-mv3' || permission !== 'userScripts',
  );
  const granted = { ...manifest, permissions: [...manifest.permissions, ...asked], optional_permissions: [] };
  writeFileSync(file, JSON.stringify(granted));
  return copy;
}

async function launchChromium(home: ArqHome, options: LaunchOptions): Promise<Browser> {
  const extension = extensionFolder('chrome-mv3', home, options);
  const size = options.windowSize ?? { width: 1280, height: 860 };
  return launch({
    executablePath: process.env['ARQ_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: options.display === undefined,
    // The folder where `arq setup --browser chromium` registers the host.
    userDataDir: join(home.path, '.config/chromium'),
    env: {
      ...home.env,
      ...(options.display === undefined ? {} : { DISPLAY: options.display }),
      LANGUAGE: options.language ?? 'en',
      // LANGUAGE counts only where the locale is not “C”.
      LANG: `${options.language ?? 'en_US'}.UTF-8`,
    },
    // The window's own size, not puppeteer's.
    defaultViewport: null,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--window-position=0,0',
      `--window-size=${size.width},${size.height}`,
      `--lang=${options.language ?? 'en'}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.args ?? []),
    ],
  });
}

async function chromiumExtensionPage(browser: Browser): Promise<Page> {
  const origin = `chrome-extension://${CHROMIUM_EXTENSION_ID}/`;
  await browser.waitForTarget((target: Target) => target.url().startsWith(origin), { timeout: 20_000 });
  // The page that comes after installation; awaited, so that it does not come to the front in the middle of a test.
  const welcome = (target: Target) => target.url() === `${origin}welcome.html`;
  const opened = await browser.waitForTarget(welcome, { timeout: 5000 }).catch(() => undefined);
  const own = await opened?.page();
  if (own) {
    // The tab is told of before its page is in it.
    await own.waitForFunction(() => 'runtime' in chrome);
    return own;
  }
  const page = await browser.newPage();
  await page.goto(`${origin}welcome.html`);
  return page;
}

/** Through the page of extensions itself; the extension, which is there by now, is loaded anew by it. */
async function allowPrivateInChromium(browser: Browser, loaded: Page): Promise<Page> {
  await loaded.close();
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: {
        updateProfileConfiguration(update: object): Promise<void>;
        updateExtensionConfiguration(update: object): Promise<void>;
      };
    };
    // Without it an unpacked extension does not come back.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, CHROMIUM_EXTENSION_ID);
  // Its pages are blocked until it is loaded again.
  for (const deadline = Date.now() + 10_000; ;) {
    try {
      await page.goto(`chrome-extension://${CHROMIUM_EXTENSION_ID}/welcome.html`);
      return page;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** A profile that knows already what the user allowed the extension. */
function firefoxProfile(home: ArqHome, permissions: readonly string[]): string {
  const profile = join(home.path, 'firefox-profile');
  mkdirSync(profile, { recursive: true });
  const allowed = { [GECKO_ID]: { permissions, origins: [] } };
  writeFileSync(join(profile, 'extension-preferences.json'), JSON.stringify(allowed));
  return profile;
}

async function launchFirefox(home: ArqHome, options: LaunchOptions): Promise<Browser> {
  mkdirSync(home.path, { recursive: true });
  const { language } = options;
  const allowed = [
    ...(options.isPrivateAllowed === true ? ['internal:privateBrowsingAllowed'] : []),
    ...(options.isUserScriptsAllowed === true ? ['userScripts'] : []),
  ];
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env['ARQ_FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: options.display === undefined,
    ...(allowed.length > 0 && { userDataDir: firefoxProfile(home, allowed) }),
    env: { ...home.env, ...(options.display === undefined ? {} : { DISPLAY: options.display }) },
    extraPrefsFirefox: {
      'extensions.originControls.grantByDefault': true,
      ...(language !== undefined && languagePreferences(language)),
      ...options.preferences,
    },
  });
  if (language !== undefined) await browser.installExtension(writeLanguagePack(home.path, language));
  await browser.installExtension(extensionFolder('firefox-mv3', home, options));
  return browser;
}

/** BiDi will not open moz-extension pages, but one that the extension opened itself can be evaluated in. */
export async function findFirefoxExtensionPage(browser: Browser, file = ''): Promise<Page> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    for (const page of await browser.pages()) {
      const url = await page.evaluate(() => location.href).catch(() => '');
      if (url.startsWith('moz-extension://') && url.endsWith(file)) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The extension opened no page ${file} of its own within 20 s.`);
}

/** Runs in the extension page: a small client of the panel's contract, kept on `globalThis` by number. */
function connectInPage(): number {
  interface Port {
    postMessage(message: unknown): void;
    disconnect(): void;
    onMessage: {
      addListener(listener: (message: { t: string; id: number; result?: unknown; error?: unknown }) => void): void;
    };
  }
  interface Client {
    port: Port;
    waiting: Map<number, (message: { result?: unknown; error?: unknown }) => void>;
    next: number;
  }
  const scope = globalThis as unknown as {
    arqClients?: Client[];
    browser?: { runtime: { connect(options: { name: string }): Port } };
    chrome: { runtime: { connect(options: { name: string }): Port } };
  };
  const port = (scope.browser ?? scope.chrome).runtime.connect({ name: 'panel' });
  const client: Client = { port, waiting: new Map(), next: 1 };
  port.onMessage.addListener((message) => {
    if (message.t !== 'res') return;
    client.waiting.get(message.id)?.(message);
    client.waiting.delete(message.id);
  });
  scope.arqClients ??= [];
  scope.arqClients.push(client);
  return scope.arqClients.length - 1;
}

async function callInPage(
  index: number,
  method: string,
  params: unknown,
): Promise<{ result?: unknown; error?: unknown }> {
  interface Client {
    port: { postMessage(message: unknown): void };
    waiting: Map<number, (message: { result?: unknown; error?: unknown }) => void>;
    next: number;
  }
  const client = (globalThis as unknown as { arqClients: Client[] }).arqClients[index];
  if (!client) throw new Error('no such client');
  const id = client.next;
  client.next += 1;
  return new Promise((resolve) => {
    client.waiting.set(id, resolve);
    client.port.postMessage({ t: 'req', id, method, params });
  });
}

async function openPanelClient(page: Page): Promise<PanelClient> {
  const index = await page.evaluate(connectInPage);
  const call = async <Result>(method: string, params: unknown = {}): Promise<Result> => {
    const reply = await page.evaluate(callInPage, index, method, params);
    if (reply.error !== undefined) throw Object.assign(new Error(JSON.stringify(reply.error)), reply.error);
    return reply.result as Result;
  };
  return {
    call,
    tool: (tool, input) => call('tool.call', { tool, input }),
    close: () =>
      page.evaluate((i) => {
        const scope = globalThis as unknown as { arqClients: { port: { disconnect(): void } }[] };
        scope.arqClients[i]?.port.disconnect();
      }, index),
  };
}

/** Starts a browser with ARQ in this home. The host is there only when `arq setup --browser …` was run in it. */
export async function openExtensionBrowser(
  name: BrowserName,
  home: ArqHome,
  options: LaunchOptions = {},
): Promise<ExtensionBrowser> {
  const browser = name === 'chromium' ? await launchChromium(home, options) : await launchFirefox(home, options);
  let page = name === 'chromium' ? await chromiumExtensionPage(browser) : await findFirefoxExtensionPage(browser);
  if (name === 'chromium' && options.isPrivateAllowed === true) page = await allowPrivateInChromium(browser, page);
  return { browser, page, openPanelClient: () => openPanelClient(page), close: () => browser.close() };
}
