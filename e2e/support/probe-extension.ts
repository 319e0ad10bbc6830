/**
 * The probe as the content script of a little extension: there it sees closed shadow roots and speaks to frames as the
 * page engine does. Tests ask it by event and read its answer from an attribute.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launch } from 'puppeteer-core';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';

export interface ProbedTab {
  goto(url: string): Promise<void>;
  /** Evaluates in the page's world. */
  evaluate<Result, Argument>(read: (argument: Argument) => Result, argument: Argument): Promise<Result>;
  /** Runs in every frame's page world and gathers what comes back, top frame first. */
  evaluateInFrames<Result>(read: () => Result): Promise<Result[]>;
  close(): Promise<void>;
}

const MANIFEST = {
  manifest_version: 3,
  name: 'ARQ probe',
  version: '1',
  browser_specific_settings: { gecko: { id: 'arq-probe@arq.dev' } },
  content_scripts: [{ matches: ['http://*/*'], js: ['probe.js'], run_at: 'document_start', all_frames: true }],
  host_permissions: ['http://*/*'],
};

/** Answers an `arq-ask` event with what the probe says, as JSON in an attribute of the root element. */
const ANSWERING = `
addEventListener('arq-ask', async () => {
  const root = document.documentElement;
  const start = performance.now();
  const { text: outline, frames } = await arqProbe.snapshot({ maxTokens: 1000000 });
  const lines = outline.split('\\n');
  const ms = performance.now() - start;
  const { text } = await arqProbe.text();
  root.setAttribute('data-arq-answer', JSON.stringify({ lines, frames, ms, text, reports: arqProbe.reports }));
});`;

async function writeExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'arq-probe-'));
  const probe = await readFile(await bundlePageEngine('e2e/support/page-probe.ts', '.output/page-probe.js'), 'utf8');
  await writeFile(join(folder, 'probe.js'), probe + ANSWERING);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  return folder;
}

async function openChromium(): Promise<ProbedTab> {
  const extension = await writeExtension();
  const profile = await mkdtemp(join(tmpdir(), 'arq-read-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['ARQ_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: false,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: (read: (argument: never) => never, argument: unknown) => page.evaluate(read, argument as never),
    evaluateInFrames: (read) => Promise.all(page.frames().map((frame) => frame.evaluate(read))),
    close: async () => {
      await context.close();
      await Promise.all([extension, profile].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

async function openFirefox(): Promise<ProbedTab> {
  const extension = await writeExtension();
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env['ARQ_FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'extensions.originControls.grantByDefault': true },
  });
  await browser.installExtension(extension);
  const page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: (read: (argument: never) => never, argument: unknown) => page.evaluate(read, argument as never),
    evaluateInFrames: (read) => Promise.all(page.frames().map((frame) => frame.evaluate(read))),
    close: async () => {
      await browser.close();
      await rm(extension, { recursive: true, force: true });
    },
  };
}

export const probedBrowsers = { chromium: openChromium, firefox: openFirefox };
