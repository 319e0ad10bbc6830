/** What tests of the panel before a scripted background share: a page of their own for each test, and no error in it. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { ScriptedBackground } from './scripted-background.ts';
import { servePanel } from './serve.ts';

declare global {
  interface Window {
    arqBackground: ScriptedBackground;
  }
}

let browser: Browser;
let server: Awaited<ReturnType<typeof servePanel>>;
const problems: string[] = [];

/** The page of the test that runs. */
export let page: Page;

/** Gives every test of this file a fresh page, and fails those whose page reported an error. */
export function useScriptedPanel(): void {
  beforeAll(async () => {
    server = await servePanel();
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 380, height: 1200 }, locale: 'en-GB' });
    page.on('pageerror', (error) => problems.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    expect(problems.splice(0)).toEqual([]);
  });
}

/** Opens the panel in the scene that `query` names. */
export async function openScene(query: string): Promise<void> {
  await page.goto(`${server.url}?${query}`);
  await page.bringToFront();
}

/** Inputs of the calls to `tool` that the panel made. */
export const calls = (tool: string) =>
  page.evaluate(
    (name) => window.arqBackground.calls.filter((call) => call.tool === name).map((call) => call.input),
    tool,
  );

export const until = (condition: () => Promise<unknown>) => expect.poll(condition, { timeout: 5000 });
