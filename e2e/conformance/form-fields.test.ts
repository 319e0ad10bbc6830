/**
 * Asks the page engine what the fields of real pages are for and which buttons send them, in real Chromium and Firefox.
 * The pages lie outside the repository (`../shared/fixtures`, or `ARQ_FIXTURES`); without them the test is skipped.
 * The short form asks Firefox for the pages that are held out, which are what counts; `ARQ_LONG=1` for all of them.
 * With `ARQ_FORM_ERRORS=1` it prints what is wrong on the pages that may be looked at, never on those held out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';
import { formAnswersOf, isRightType, type FormAnswers } from './form-answers.ts';
import { isHeldOut } from './held-out.ts';
import { isLong } from '../support/trial-browsers.ts';

interface Fixture {
  readonly pages: readonly { readonly file: string; readonly html: string; readonly fields: number }[];
}

const folder = process.env['ARQ_FIXTURES'] ?? join(import.meta.dirname, '../../../shared/fixtures');
const file = join(folder, 'form-fields.json');
const isThere = existsSync(file);
const fixture: Fixture = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Fixture) : { pages: [] };
const showsErrors = process.env['ARQ_FORM_ERRORS'] === '1';

const splitFor = (browser: string): string | undefined =>
  process.env['ARQ_FORM_SPLIT'] ?? (browser === 'chromium' || isLong ? undefined : 'held out');

/** Shares that have to be right on the pages that were not looked at. */
const REQUIRED = { types: 0.93, submits: 0.94 };

if (!isThere) console.log(`Skipped: no form pages in ${folder}. Set ARQ_FIXTURES to the folder that has them.`);

interface Score {
  types: number;
  fields: number;
  found: number;
  submits: number;
  /** Buttons taken for submit buttons without a mark, on pages that have marks. */
  unmarked: number;
}

async function ask(page: ReadingPage, bundle: string, html: string): Promise<FormAnswers> {
  await page.setContent(html);
  await page.addScript(bundle);
  return page.evaluate(formAnswersOf);
}

function tell(name: string, { fields, submits, unmarked }: FormAnswers): void {
  for (const { expected, actual, html } of fields) {
    if (!isRightType(expected, actual)) console.log(`${name}: ${actual}, not ${expected}: ${html}`);
  }
  for (const { isFound, html } of submits) if (!isFound) console.log(`${name}: submit missed: ${html}`);
  for (const html of unmarked) console.log(`${name}: submit unmarked: ${html}`);
}

function add(score: Score, { fields, submits, unmarked }: FormAnswers): void {
  score.fields += fields.length;
  score.types += fields.filter(({ expected, actual }) => isRightType(expected, actual)).length;
  score.submits += submits.length;
  score.found += submits.filter(({ isFound }) => isFound).length;
  score.unmarked += unmarked.length;
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

describe.skipIf(!isThere)('fields and submit buttons of real forms', () => {
  let bundle = '';
  beforeAll(async () => {
    bundle = readFileSync(await bundlePageEngine(), 'utf8');
  });

  const told = 'are told in %s, also on pages that nobody looked at';
  test.each(Object.entries(browsers))(told, { timeout: 180_000 }, async (browser, open) => {
    const only = splitFor(browser);
    const page = await open();
    const none = (): Score => ({ types: 0, fields: 0, found: 0, submits: 0, unmarked: 0 });
    const scores = { seen: none(), 'held out': none() };
    try {
      for (const { file, html } of fixture.pages) {
        const split = isHeldOut(file) ? 'held out' : 'seen';
        if (only !== undefined && split !== only) continue;
        const answers = await ask(page, bundle, html);
        add(scores[split], answers);
        if (showsErrors && split === 'seen') tell(file, answers);
      }
    } finally {
      await page.close();
    }
    for (const [split, score] of Object.entries(scores)) {
      if (score.fields === 0) continue;
      console.log(
        `${browser}, ${split}: ${score.types} of ${score.fields} types (${percent(score.types, score.fields)}), ` +
          `${score.found} of ${score.submits} submit buttons (${percent(score.found, score.submits)}), ` +
          `${score.unmarked} more without a mark`,
      );
      expect(score.types / score.fields).toBeGreaterThanOrEqual(REQUIRED.types);
      expect(score.found / score.submits).toBeGreaterThanOrEqual(REQUIRED.submits);
    }
  });
});
