/**
 * Asks the page engine for roles and names in the pages of web-platform-tests, in real Chromium and real Firefox.
 * The pages lie outside the repository (`../shared/fixtures`, or `ARQ_FIXTURES`); without them the test is skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';
import { answersOf, isRight, type Answer } from './answers.ts';
import { scriptOf } from './page-scripts.ts';

interface Fixture {
  readonly pages: readonly { readonly file: string; readonly html: string; readonly expectations: number }[];
}

const folder = process.env['ARQ_FIXTURES'] ?? join(import.meta.dirname, '../../../shared/fixtures');
const file = join(folder, 'accessibility.json');
const isThere = existsSync(file);
const fixture: Fixture = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Fixture) : { pages: [] };

/** The share that has to be right; what misses is printed. */
const REQUIRED = 0.99;

if (!isThere)
  console.log(`Skipped: no accessibility pages in ${folder}. Set ARQ_FIXTURES to the folder that has them.`);

async function ask(page: ReadingPage, bundle: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { file, html } of fixture.pages) {
    await page.setContent(html);
    await page.addScript(bundle);
    const script = scriptOf(file);
    if (script !== undefined) await page.evaluate(script);
    for (const answer of await page.evaluate(answersOf)) answers.push({ ...answer, file });
  }
  return answers;
}

describe.skipIf(!isThere)('roles and names of web-platform-tests', () => {
  let bundle = '';
  beforeAll(async () => {
    bundle = readFileSync(await bundlePageEngine(), 'utf8');
  });

  test.each(Object.entries(browsers))('are right in %s', async (browser, open) => {
    const page = await open();
    try {
      const answers = await ask(page, bundle);
      const wrong = answers.filter((answer) => !isRight(answer));
      for (const { file, test, kind, expected, actual } of wrong) {
        console.log(`${browser}: ${file}: ${test}: ${kind} ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
      }
      console.log(`${browser}: ${answers.length - wrong.length} of ${answers.length} right`);
      // The fixture's own count takes in expectations that stand in comments.
      expect(answers.length).toBeGreaterThan(0.95 * fixture.pages.reduce((sum, page) => sum + page.expectations, 0));
      expect(1 - wrong.length / answers.length).toBeGreaterThanOrEqual(REQUIRED);
    } finally {
      await page.close();
    }
  });
});
