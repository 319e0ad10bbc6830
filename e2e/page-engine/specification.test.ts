/**
 * Roles and names as ARIA, AccName, HTML-AAM and SVG-AAM have them: many small cases, all of a kind in one page. Where the
 * specifications leave a question open, the answer is what both browsers' own engines say.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArqPage } from '../../extension/content/page-bundle.ts';
import { bundlePageEngine } from '../../native-host/scripts/bundle-page-engine.ts';
import { browsers, type ReadingPage } from '../support/reading-page.ts';
import { attributeRoles } from './cases/attribute-roles.ts';
import { contextRoles } from './cases/context-roles.ts';
import { htmlRoles } from './cases/html-roles.ts';
import { namesByContent } from './cases/names-by-content.ts';
import { namesByReference } from './cases/names-by-reference.ts';
import { svgRoles } from './cases/svg-roles.ts';

/** The element that carries the mark `@` is asked. */
type Cases = readonly (readonly [html: string, expected: string])[];

const roles: Readonly<Record<string, Cases>> = {
  'by the attribute': attributeRoles,
  'by what is around': contextRoles,
  'of HTML': htmlRoles,
  'of SVG': svgRoles,
};
const names: Readonly<Record<string, Cases>> = {
  'by content': namesByContent,
  'by reference': namesByReference,
};

/** What the page engine says of each case, in order. */
async function answersOf(page: ReadingPage, bundle: string, cases: Cases, ask: 'name' | 'role'): Promise<string[]> {
  const boxes = cases.map(([html], at) => `<div>${html.replace('@', `data-case=${at}`)}</div>`);
  await page.setContent(`<!doctype html><meta charset=utf-8><body>${boxes.join('\n')}`);
  await page.addScript(bundle);
  return page.evaluate(
    ({ count, ask }: { count: number; ask: 'name' | 'role' }) => {
      const { arqPage } = globalThis as unknown as { arqPage: ArqPage };
      return Array.from({ length: count }, (_, at) => {
        const element = document.querySelector(`[data-case="${at}"]`);
        return element === null ? 'no such element' : arqPage[ask](element);
      });
    },
    { count: cases.length, ask },
  );
}

describe.each(Object.entries(browsers))('in %s', (_, open) => {
  let page: ReadingPage;
  let bundle = '';
  beforeAll(async () => {
    bundle = await readFile(await bundlePageEngine(), 'utf8');
    page = await open();
  });
  afterAll(() => page.close());

  test.each(Object.entries(roles))('roles %s are those of the specifications', async (_, cases) => {
    const answers = await answersOf(page, bundle, cases, 'role');
    expect(cases.map(([html], at) => [html, answers[at]])).toEqual(cases.map(([html, role]) => [html, role]));
  });

  test.each(Object.entries(names))('names %s are those of the specifications', async (_, cases) => {
    const answers = await answersOf(page, bundle, cases, 'name');
    expect(cases.map(([html], at) => [html, answers[at]])).toEqual(cases.map(([html, name]) => [html, name]));
  });
});
