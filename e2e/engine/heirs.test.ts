/** Whom a ref may mean once the page has replaced its element: nobody, where it cannot be undone or is not sure. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const item = (what: string, button: string) =>
  `<ul><li>${what} <button onclick="document.title = '${what}'">${button}</button></li></ul>`;

describe.each<BrowserName>(['chromium', 'firefox'])('the ref of a replaced element in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  /** Ref of the one button of `before`, in whose place `after` has come. */
  const replaced = async (before: string, after: string): Promise<string> => {
    await browser.load(`<main id=m>${before}</main>`);
    const { text } = await browser.call('frame_snapshot', { keep: 'a' });
    const ref = /button "[^"]+" \[ref=(d1e\d+)\]/.exec(String(text))?.[1] ?? '';
    await browser.read(`m.innerHTML = ${JSON.stringify(after)}`);
    return ref;
  };
  const press = (ref: string, risk: 'act' | 'danger') => browser.call('page_click', { ref }, risk);
  const title = () => browser.read('document.title');

  test('is its successor’s where the act is harmless and what stands around it is the same', async () => {
    const ref = await replaced(item('Invoice 1', 'Show'), item('Invoice 1', 'Show'));
    expect(await press(ref, 'act')).toMatchObject({ title: 'Invoice 1' });
  });

  test('is not that of the only one left in another item', async () => {
    const ref = await replaced(item('Invoice 1', 'Show'), item('Invoice 2', 'Show'));
    expect(await press(ref, 'act')).toMatchObject({ code: 'page.ref_stale' });
    expect(await title()).toBe('Page');
  });

  test('is nobody’s where it would delete, however much it looks the same', async () => {
    const same = item('Invoice 1', 'Delete');
    const ref = await replaced(same, same);
    // Neither is a person asked about another element than the one that was named, nor is it pressed.
    expect(await browser.call('page_inspect', { refs: [ref] }, 'read')).toMatchObject({ code: 'page.ref_stale' });
    expect(await press(ref, 'danger')).toMatchObject({ code: 'page.ref_stale' });
    expect(await title()).toBe('Page');
    // Named anew, it is meant.
    expect(await press('$#m button', 'danger')).toMatchObject({ title: 'Invoice 1' });
  });

  test('is nobody’s among rows of two words that were sorted anew', async () => {
    const rows = (names: readonly string[]) =>
      names.map((one) => `<li>${one} <button onclick="document.title = '${one}'">Open</button></li>`).join('');
    const names = Array.from({ length: 40 }, (_, n) => `Row ${n}`);
    const ref = await replaced(`<ul>${rows(names)}</ul>`, `<ul>${rows(names.toReversed())}</ul>`);
    expect(await press(ref, 'act')).toMatchObject({ code: 'page.ref_stale' });
    expect(await title()).toBe('Page');
  });
});
