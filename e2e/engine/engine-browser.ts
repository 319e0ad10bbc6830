/** Starts a real browser with the page engine as a page script, without focus emulation. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launch as launchBrowser, type Browser, type Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { rolldown } from 'rolldown';
import { join } from 'node:path';
import type { ElementTarget } from '../../shared/plan/target.ts';
import type { ArqEngine } from './page-entry.ts';

export type BrowserName = 'chromium' | 'firefox';
type EngineWindow = typeof globalThis & { arqEngine: ArqEngine };

/** In the extension the engine has a world, and so timers, of its own, which the page's witness does not count. */
const OWN_TIMERS = ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame']
  .map((name) => `const ${name} = globalThis.${name}.bind(globalThis);`)
  .join('');

async function bundle(): Promise<string> {
  const build = await rolldown({
    input: join(import.meta.dirname, 'page-entry.ts'),
    platform: 'browser',
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'iife', name: 'arqEngineBundle', intro: OWN_TIMERS });
  await build.close();
  return output[0].code;
}

function launch(name: BrowserName): Promise<Browser> {
  if (name === 'firefox') {
    return launchBrowser({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true });
  }
  return launchBrowser({
    executablePath: '/usr/bin/chromium',
    headless: true,
    ignoreDefaultArgs: [
      '--disable-popup-blocking',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface EngineBrowser {
  /** Loads markup with the engine in it. */
  load(html: string): Promise<void>;
  call(tool: string, input: object, allowedRisk?: 'read' | 'act' | 'danger'): Promise<Record<string, unknown>>;
  ground(target: ElementTarget, last?: string): Promise<unknown>;
  /** Value of a script in the page. */
  read(script: string): Promise<unknown>;
  /** Addresses that the server was asked for since the page was loaded, the page's own left out. */
  readonly requests: string[];
  /** Opens another tab in front and closes it again when `work` is done. */
  inBackground(work: () => Promise<void>): Promise<void>;
  readonly page: Page;
  close(): Promise<void>;
}

/** Each request is answered with the markup of the moment, or with a page that repeats what it got. */
export async function openEngineBrowser(name: BrowserName): Promise<EngineBrowser> {
  const [script, browser] = await Promise.all([bundle(), launch(name)]);
  let html = '';
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const isScript = request.url?.startsWith('/script') === true;
    response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`);
    if (request.url === '/page') return response.end(`<!doctype html><html lang=en><title>Page</title>${html}</html>`);
    if (request.url !== '/favicon.ico') requests.push(request.url ?? '');
    const late = new URL(request.url ?? '/', 'http://local').searchParams.get('late');
    if (late !== null) return setTimeout(() => response.end(`/* ${late} */ globalThis.late?.()`), Number(late));
    return response.end('<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 700 });

  return {
    page,
    requests,
    async load(markup) {
      html = markup;
      await page.goto(`${origin}/page`, { waitUntil: 'load' });
      requests.length = 0;
      await page.evaluate(script);
    },
    async call(tool, input, allowedRisk) {
      const result = await page.evaluate(
        (tool, input, risk) => (globalThis as EngineWindow).arqEngine.call(tool, input, risk),
        tool,
        input,
        allowedRisk,
      );
      return result as Record<string, unknown>;
    },
    ground: (target, last) =>
      page.evaluate((target, last) => (globalThis as EngineWindow).arqEngine.ground(target, last), target, last),
    read: (expression) => page.evaluate(expression),
    async inBackground(work) {
      const front = await browser.newPage();
      await front.goto(`${origin}/front`);
      await front.bringToFront();
      requests.length = 0;
      try {
        await work();
      } finally {
        await front.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Matches texts that hold `part`. */
export function containing(part: string): unknown {
  return expect.stringContaining(part);
}
