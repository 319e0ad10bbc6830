/**
 * Asks the page engine what the fields of ARQ's own form pages are for and which buttons send them, in real Chromium and
 * Firefox. The pages (`e2e/pages/forms`) are made the way real sites are, in many countries' ways, and carry the
 * expected answers in the form corpus's words; these were written before any rule was tried on them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';
import { browsers } from '../support/reading-page.ts';
import { formAnswersOf, isRightType, type FormAnswers } from './form-answers.ts';

const folder = join(import.meta.dirname, '../pages/forms');
const files = readdirSync(folder).filter((name) => name.endsWith('.html'));

function mistakesOf({ fields, submits, unmarked }: FormAnswers): string[] {
  return [
    ...fields.flatMap(({ expected, actual, html }) =>
      isRightType(expected, actual) ? [] : [`${actual}, not ${expected}: ${html}`],
    ),
    ...submits.flatMap(({ isFound, html }) => (isFound ? [] : [`submit missed: ${html}`])),
    ...unmarked.map((html) => `no submit: ${html}`),
  ];
}

describe('fields and submit buttons of own forms', () => {
  let bundle = '';
  beforeAll(async () => {
    bundle = readFileSync(await bundlePageEngine(), 'utf8');
  });

  test.each(Object.entries(browsers))('are told in %s', { timeout: 180_000 }, async (_browser, open) => {
    const page = await open();
    const mistakes: string[] = [];
    try {
      for (const file of files) {
        await page.setContent(readFileSync(join(folder, file), 'utf8'));
        await page.addScript(bundle);
        const answers = await page.evaluate(formAnswersOf);
        mistakes.push(...mistakesOf(answers).map((mistake) => `${file}: ${mistake}`));
      }
    } finally {
      await page.close();
    }
    expect(mistakes).toEqual([]);
  });
});
