/** Prints a tab through Chromium's debugger: nobody is asked where to, and the tab may lie behind others. Background only. */
import { z } from 'zod';
import { ArqError, isArqError } from '../../../shared/protocol/errors.ts';
import { withDebugger } from '../trusted-input/debugger-session.ts';
import { mayDebug } from '../trusted-input/may-debug.ts';
import { addressOf, type KnownTab } from '../tabs.ts';
import { chromiumPrint, type PrintWish } from './paper.ts';

const PRINT_MS = 60_000;
/** What still fits a message to the host, in base64. */
const MAX_BYTES = 40 * 1024 * 1024;

const printed = z.object({ data: z.string() });

/** Throws `page.print_not_allowed` with what the user can switch on. */
export async function assertMayPrint(tab: KnownTab): Promise<void> {
  if (await mayDebug(addressOf(tab))) return;
  throw new ArqError(
    'page.print_not_allowed',
    'Chromium prints to PDF only through its debugger, which ARQ uses only where the user allows it: switch on “Trusted input” for this site in ARQ’s panel (tap the tab’s line). Nothing was printed.',
  );
}

/** Throws `page.print_failed`, `page.pdf_too_large` and `debugger.held`. */
export async function printByDebugger(
  { id }: KnownTab,
  wish: PrintWish,
): Promise<{ readonly base64: string; readonly bytes: number }> {
  const { data: base64 } = await withDebugger(id, async ({ send }) => {
    try {
      return printed.parse(await send('Page.printToPDF', chromiumPrint(wish), PRINT_MS));
    } catch (cause) {
      throw notPrinted(cause, wish);
    }
  });
  const bytes = Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
  if (bytes <= MAX_BYTES) return { base64, bytes };
  throw new ArqError(
    'page.pdf_too_large',
    `The PDF is larger than ${MAX_BYTES / 1024 / 1024} MB. Print fewer pages at a time with “pages”.`,
  );
}

function notPrinted(cause: unknown, { pages }: PrintWish): ArqError {
  const why = isArqError(cause) ? cause.message : 'The browser gave no PDF.';
  const advice =
    pages === undefined
      ? 'A page that loads, or shows a dialogue, cannot be printed. Try again.'
      : 'Check that the page has the asked pages (“pages”).';
  return new ArqError('page.print_failed', `${why} ${advice}`, { cause });
}
