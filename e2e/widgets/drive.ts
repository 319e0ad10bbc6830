/** Does the steps of a row with ARQ's tools in a browser, and reads what the page holds then. */
import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser, PanelClient } from '../support/extension-browser.ts';
import type { Held, Place, Row, Showing, Step } from './row.ts';
import type { WidgetServer } from './serve-pages.ts';
import type { Uploads } from './uploads.ts';

/** Bundling the largest library takes its time. */
const SHOWN_WITHIN_MS = 60_000;
const APPEARS_WITHIN_MS = 6000;
const HELD_WITHIN_MS = 2500;
const EVERY_MS = 60;

interface Match {
  readonly ref: string;
  readonly role: string;
  readonly name: string;
  readonly line: string;
}

export interface Outcome {
  readonly holds: unknown;
  /** What a tool said when it failed. */
  readonly error?: string;
}

const pause = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

async function until<T>(read: () => Promise<T | undefined>, withinMs: number): Promise<T | undefined> {
  for (const end = Date.now() + withinMs; ; await pause(EVERY_MS)) {
    const value = await read();
    if (value !== undefined || Date.now() > end) return value;
  }
}

function isMatch(match: Match, { name }: Place): boolean {
  return name === undefined || match.line.toLowerCase().includes(name.toLowerCase());
}

/** The tab's page as the browser's own protocol sees it. */
async function pageAt(browser: ExtensionBrowser, url: string): Promise<Page> {
  const found = await until(async () => {
    for (const page of await browser.browser.pages()) if (page.url() === url) return page;
    return undefined;
  }, APPEARS_WITHIN_MS);
  if (found === undefined) throw new Error(`no tab shows ${url}`);
  return found;
}

class RowInTab {
  readonly #panel: PanelClient;
  readonly #uploads: Uploads;
  readonly #tab: string;

  constructor({ panel, uploads }: Stage, tab: string) {
    this.#panel = panel;
    this.#uploads = uploads;
    this.#tab = tab;
  }

  #tool(tool: string, input: object): Promise<unknown> {
    return this.#panel.tool(tool, { tab: this.#tab, ...input });
  }

  async #ref(place: Place): Promise<string> {
    const found = await until(async () => {
      const { matches } = await this.#panel.tool<{ matches: Match[] }>('page_find', { tab: this.#tab, ...place });
      const exact = matches.find((match) => match.name === place.name);
      return exact ?? matches.find((match) => isMatch(match, place));
    }, APPEARS_WITHIN_MS);
    if (found === undefined) throw new Error(`page_find finds no ${JSON.stringify(place)}`);
    return found.ref;
  }

  async take(step: Step): Promise<void> {
    if ('fill' in step) {
      await this.#tool('page_fill_form', { fields: [{ ref: await this.#ref(step.fill), value: step.value }] });
    } else if ('type' in step) {
      const submit = step.submit === undefined ? {} : { submit: true };
      await this.#tool('page_type', { ref: await this.#ref(step.type), text: step.value, ...submit });
    } else if ('select' in step) {
      await this.#tool('page_select_option', { ref: await this.#ref(step.select), options: step.options });
    } else if ('check' in step) {
      await this.#tool('page_set_checked', { ref: await this.#ref(step.check), checked: step.checked });
    } else if ('clear' in step) await this.#tool('page_clear', { ref: await this.#ref(step.clear) });
    else if ('upload' in step) await this.#uploads.choose(this.#tab, await this.#ref(step.upload), step.files);
    else if ('hover' in step) await this.#tool('page_hover', { ref: await this.#ref(step.hover) });
    else if ('drag' in step) {
      await this.#tool('page_drag', { ref: await this.#ref(step.drag), to: await this.#ref(step.to) });
    } else if ('scroll' in step) {
      const { scroll, ...how } = step;
      await this.#tool('page_scroll', { ref: await this.#ref(scroll), ...how });
    } else if ('press' in step) {
      const [first, ...rest] = step.press;
      const at = step.at === undefined ? {} : { ref: await this.#ref(step.at) };
      await this.#tool('page_press_key', { key: first, ...at });
      for (const key of rest) await this.#tool('page_press_key', { key });
    } else {
      const { click, ...how } = step;
      await this.#tool('page_click', { ref: await this.#ref(click), ...how });
    }
  }
}

function isHeld(wanted: Held, held: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === held;
  if (Array.isArray(wanted)) return JSON.stringify(wanted) === JSON.stringify(held);
  if (typeof held !== 'object' || held === null) return false;
  const values: Readonly<Record<string, unknown>> = { ...held };
  return Object.entries(wanted).every(([name, value]) => isHeld(value, values[name]));
}

/** Reads again for a while: pages take things in when they render. */
async function readHeld(page: Page, { held, holds }: Row): Promise<unknown> {
  let last: unknown;
  await until(async () => {
    last = await page.evaluate(`globalThis.held?.[${JSON.stringify(held)}]?.() ?? null`);
    return isHeld(holds, last) ? true : undefined;
  }, HELD_WITHIN_MS);
  return last;
}

export interface Stage {
  readonly browser: ExtensionBrowser;
  readonly panel: PanelClient;
  readonly server: WidgetServer;
  readonly uploads: Uploads;
}

/** Opens the row's page in a tab of its own, in front or in the background, and closes it again. */
export async function driveRow(stage: Stage, row: Row, showing: Showing): Promise<Outcome> {
  const { browser, panel, server } = stage;
  const url = `${server.urlOf(row.page)}#${encodeURIComponent(row.control)}`;
  const isBackground = showing === 'background';
  const { tab } = await panel.tool<{ tab: string }>('tabs_open', { url, background: isBackground });
  try {
    const page = await pageAt(browser, url);
    const shows = `globalThis.held?.[${JSON.stringify(row.held)}] !== undefined`;
    const isShown = await until(async () => (await page.evaluate(shows)) === true || undefined, SHOWN_WITHIN_MS);
    if (isShown === undefined) throw new Error(`the page ${row.page} holds no ${row.held}`);
    if ((await page.evaluate('document.hidden')) !== isBackground) throw new Error(`the tab is not in the ${showing}`);
    const inTab = new RowInTab(stage, tab);
    let error: string | undefined;
    try {
      for (const step of row.steps) await inTab.take(step);
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    const holds = await readHeld(page, row);
    return error === undefined ? { holds } : { holds, error };
  } finally {
    await panel.tool('tabs_close', { tab });
  }
}

/** The first line of what went wrong, empty when the page holds what it should. */
export function complaintOf(row: Row, { holds, error }: Outcome): string {
  if (error !== undefined) return error;
  return isHeld(row.holds, holds) ? '' : `holds ${JSON.stringify(holds)} instead of ${JSON.stringify(row.holds)}`;
}
