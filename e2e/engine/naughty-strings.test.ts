import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';
import { isLong, trialBrowsers } from '../support/trial-browsers.ts';

const file = join(import.meta.dirname, '../../../shared/fixtures/naughty-strings.json');
const naughty = existsSync(file)
  ? z.object({ strings: z.array(z.string()) }).parse(JSON.parse(readFileSync(file, 'utf8'))).strings
  : [];
/** What the list has none of, as JavaScript: some of it cannot be sent from outside. */
const MORE = [
  String.raw`'a\ud800b\udc00c'`,
  String.raw`'\ud83d'`,
  String.raw`'nul\u0000 and \u0001\u001f\u007f\u0080'`,
  String.raw`'one\ttwo'`,
  String.raw`'\u05e9\u05dc\u05d5\u05dd \u202eabc\u202c 123 \u0645\u0631\u062d\u0628\u0627'`,
  String.raw`'e\u0301 \u00e9 a\u0323\u0307\u031b ' + 'Z\u0351\u036b\u0343'.repeat(30)`,
  String.raw`'\u{1f469}\u200d\u{1f469}\u200d\u{1f467} \u{1f1fa}\u{1f1f3} \u{e0041}\u{10ffff}'`,
  String.raw`'\u00a0 leading and trailing \u3000'`,
];

const CONTROLS = `<input id=text><input id=search type=search><input id=tel type=tel><input id=url type=url><textarea id=area></textarea>
  <div id=rich contenteditable style="white-space:pre-wrap">x</div>`;

/** Runs in the page: types each text into each control and reads back what the page itself holds. */
const RUN = `async (texts) => {
  const wrong = [];
  const spaces = (text) => text.replace(/\\u00a0/g, ' ');
  for (const text of texts) {
    const line = text.replace(/[\\r\\n]/g, '');
    const wanted = { text: line, search: line, tel: line, area: text.replace(/\\r\\n?/g, '\\n') };
    // Such a field takes no spaces around an address, and none is legal in it.
    if (!/\\s/.test(line)) wanted.url = line;
    for (const [id, expected] of Object.entries(wanted)) {
      const field = document.getElementById(id);
      const outcome = await arqEngine.call('page_type', { ref: '$#' + id, text });
      if (field.value !== expected) wrong.push({ id, expected, held: field.value, outcome });
    }
    const outcome = await arqEngine.call('page_type', { ref: '$#rich', text });
    // Not innerText, of which Firefox leaves marks of direction out.
    if (spaces(rich.textContent) !== spaces(text)) wrong.push({ id: 'rich', expected: text, held: rich.textContent, outcome });
  }
  return JSON.stringify(wrong.slice(0, 20));
}`;

describe.each<BrowserName>(trialBrowsers)('text typed in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test.skipIf(naughty.length === 0)(
    'is held as it was given, however naughty',
    async () => {
      await browser.load(CONTROLS);
      // A few at a time: nothing waits for minutes on one evaluation. The short form takes every eighth few.
      for (let at = 0; at < naughty.length; at += isLong ? 40 : 320) {
        const texts = naughty.slice(at, at + 40);
        expect(await browser.read(`(${RUN})(${JSON.stringify(texts)})`), `from ${at}`).toBe('[]');
      }
    },
    300_000,
  );

  test('is held with lone surrogates, controls, right-to-left, combining marks and emoji', async () => {
    await browser.load(CONTROLS);
    expect(await browser.read(`(${RUN})([${MORE.join(',')}])`)).toBe('[]');
  }, 120_000);

  test.each(['text', 'search', 'area', 'rich'])(
    'is held at a length of a million characters in %s',
    async (id) => {
      await browser.load(CONTROLS);
      const held = await browser.read(`(async () => {
      const text = 'All work and no play. '.repeat(45455).slice(0, 999999) + '!';
      const outcome = await arqEngine.call('page_type', { ref: '$#${id}', text });
      const field = document.getElementById('${id}');
      const held = field.value ?? field.textContent;
      return held === text ? 'same' : held.length + ' ' + JSON.stringify(outcome).slice(0, 300);
    })()`);
      expect(held).toBe('same');
    },
    120_000,
  );
});
