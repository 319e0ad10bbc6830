/** A blank page of a real browser in which tests lay HTML and run the page engine's bundle. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launch } from 'puppeteer-core';

export interface ReadingPage {
  setContent(html: string): Promise<void>;
  /** Runs a classic script in the page's own world. */
  addScript(text: string): Promise<void>;
  evaluate<Result>(read: () => Result): Promise<Result>;
  evaluate<Result, Argument>(read: (argument: Argument) => Result, argument: Argument): Promise<Result>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

const CHROMIUM_ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openChromium(): Promise<ReadingPage> {
  const profile = await mkdtemp(join(tmpdir(), 'arq-read-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['ARQ_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: false,
    args: CHROMIUM_ARGUMENTS,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    setContent: (html) => page.setContent(html),
    addScript: async (content) => void (await page.addScriptTag({ content })),
    evaluate: (read: (argument: never) => never, argument?: never) => page.evaluate(read, argument as never),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

export async function openFirefox(): Promise<ReadingPage> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env['ARQ_FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
  });
  const page = await browser.newPage();
  return {
    setContent: (html) => page.setContent(html),
    addScript: async (content) => void (await page.addScriptTag({ content })),
    evaluate: (read: (argument: never) => never, argument?: never) => page.evaluate(read, argument as never),
    close: () => browser.close(),
  };
}

export const browsers = { chromium: openChromium, firefox: openFirefox };
