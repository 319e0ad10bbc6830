/**
 * Prints what is in front through Firefox's own dialogue, in which the user names the file: no add-on gets the PDF
 * itself. Firefox and background only.
 */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import type { Principal } from '../../../shared/policy/principal.ts';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { findCurrentTab, type KnownTab } from '../tabs.ts';
import { type FirefoxPageSettings, firefoxPrint, type PrintWish } from './paper.ts';

interface FirefoxTabs {
  saveAsPDF(settings: FirefoxPageSettings): Promise<unknown>;
}

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/tabs/saveAsPDF */
const status = z.enum(['saved', 'replaced', 'canceled', 'not_saved', 'not_replaced']);

/** Throws `page.print_not_allowed`, `page.print_in_front` and `tool.input_invalid` where it could not be opened. */
export async function assertMayOpenPrint(tab: KnownTab, { pages }: PrintWish, { kind }: Principal): Promise<void> {
  if (kind !== 'panel' && kind !== 'cli') {
    throw new ArqError(
      'page.print_not_allowed',
      'Firefox prints to PDF only through a dialogue of its own, which ARQ opens only when the user asks for it. Read the page with page_read_markdown, picture it with page_screenshot, or let the user print it.',
    );
  }
  if (pages !== undefined) {
    throw new ArqError('tool.input_invalid', 'Firefox prints all pages. Leave “pages” out, or print in Chromium.');
  }
  if ((await findCurrentTab())?.id === tab.id) return;
  throw new ArqError(
    'page.print_in_front',
    'Firefox prints only the tab in front of the window used last. Show it with tabs_activate, then print again.',
  );
}

/** Resolves when the user has chosen a file and it is written. Throws `page.print_cancelled` and `page.print_failed`. */
export async function printByFirefox(wish: PrintWish, title: string): Promise<'saved' | 'replaced'> {
  const ended = status.parse(await (browser.tabs as unknown as FirefoxTabs).saveAsPDF(firefoxPrint(wish, title)));
  if (ended === 'saved' || ended === 'replaced') return ended;
  if (ended === 'canceled') {
    throw new ArqError('page.print_cancelled', 'You closed the dialogue. Nothing was printed.');
  }
  throw new ArqError('page.print_failed', 'Firefox could not write the PDF. Choose another folder or name.');
}
