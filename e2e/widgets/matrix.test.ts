/**
 * The control matrix: each row acts on one control with ARQ's tools and reads back what the page itself holds. All rows
 * in both browsers with `npm run test:long`; a seeded handful otherwise.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../support/random.ts';
import { ArqHome, type BrowserName } from '../support/arq.ts';
import { openExtensionBrowser, type ExtensionBrowser, type PanelClient } from '../support/extension-browser.ts';
import { complaintOf, driveRow } from './drive.ts';
import { areWidgetsInstalled, installWidgets } from './installed.ts';
import { reasonOf, type Row, type Showing } from './row.ts';
import { groups } from './rows/index.ts';
import { serveWidgets, type WidgetServer } from './serve-pages.ts';
import { Uploads } from './uploads.ts';
import { isLong } from '../support/trial-browsers.ts';

const HANDFUL = 24;
/** Part of a row's name or its page, to look at some rows only. */
const wanted = process.env['ARQ_ROWS'];

/** Without the libraries a handful is taken from the pages that need none. */
function handful(): Row[] {
  const rows = groups.flatMap((group) => (group.packages.length === 0 || areWidgetsInstalled() ? group.rows : []));
  const seed = Number(process.env['ARQ_SEED'] ?? 11);
  const random = createRandom(seed);
  return rows
    .map((row) => [random(), row] as const)
    .toSorted(([a], [b]) => a - b)
    .slice(0, HANDFUL)
    .map(([, row]) => row);
}

function chosenRows(): readonly Row[] {
  const all = groups.flatMap((group) => group.rows);
  if (wanted !== undefined) return all.filter((row) => row.control.includes(wanted) || row.page === wanted);
  return isLong ? all : handful();
}

const rows = chosenRows();
/** `ARQ_SHOWING=background` looks at tabs that nobody sees, of which the table tells where they differ. */
const showings: readonly Showing[] = [process.env['ARQ_SHOWING'] === 'background' ? 'background' : 'front'];

describe.each<BrowserName>(['chromium', 'firefox'])('the control matrix in %s', (name) => {
  let home: ArqHome;
  let server: WidgetServer;
  let browser: ExtensionBrowser;
  let panel: PanelClient;
  let uploads: Uploads;

  beforeAll(async () => {
    if (isLong) installWidgets();
    home = new ArqHome();
    uploads = new Uploads(home);
    await home.arq('setup', '--browser', name);
    server = await serveWidgets();
    browser = await openExtensionBrowser(name, home);
    panel = await browser.openPanelClient();
  }, 600_000);
  afterAll(async () => {
    await uploads.close();
    await browser.close();
    await home.dispose();
    await server.close();
  });

  describe.each(showings)('in the %s', (showing) => {
    test.each(rows.map((row) => [row.control, row] as const))('%s', async (_, row) => {
      const complaint = complaintOf(row, await driveRow({ browser, panel, server, uploads }, row, showing));
      const reason = reasonOf(row, name, showing);
      if (reason === undefined) expect(complaint).toBe('');
      else expect(complaint, `works now, though the table says: ${reason}`).not.toBe('');
    });
  });
});
