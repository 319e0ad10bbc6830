import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containing, openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

/** A calendar with a heading and plain numbers; `label` gives each day a date of its own. */
const calendar = (
  label: string,
) => `<label>Day <input id=f readonly></label><div id=c hidden><button id=p>Previous month</button>
  <span id=h></span><button id=n>Next month</button><div id=g></div></div><script>
  let shown = new Date(2026, 8, 1);
  const draw = () => { h.textContent = shown.toLocaleDateString('en', { month: 'long', year: 'numeric' });
    const last = new Date(shown.getFullYear(), shown.getMonth() + 1, 0).getDate();
    g.innerHTML = Array.from({ length: last }, (_, i) => { const d = shown.toLocaleDateString('en', { month: 'long' }) + ' ' + (i + 1) + ', ' + shown.getFullYear();
      return '<button ${label} ' + (i === 12 ? 'disabled' : '') + '>' + (i + 1) + '</button>' }).join('') };
  f.onclick = () => { c.hidden = false; draw() };
  p.onclick = () => { shown.setMonth(shown.getMonth() - 1); draw() };
  n.onclick = () => { shown.setMonth(shown.getMonth() + 1); draw() };
  g.onclick = e => { f.value = h.textContent + ' ' + e.target.textContent; c.hidden = true };</script>`;

describe.each<BrowserName>(['chromium', 'firefox'])('dates in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());
  const fill = (ref: string, value: string) => browser.call('page_fill_form', { fields: [{ ref, value }] });

  test.each([
    ['days that tell their dates', `aria-label="' + d + '"`],
    ['numbers below a heading', 'type=button'],
  ])('are chosen in a calendar of %s', async (_, label) => {
    await browser.load(calendar(label));
    await fill('$#f', '2027-01-21');
    expect(await browser.read('f.value')).toBe('January 2027 21');
    await fill('$#f', '2026-08-09');
    expect(await browser.read('f.value')).toBe('August 2026 9');
  });

  test('that the calendar does not offer are refused', async () => {
    await browser.load(calendar('type=button'));
    expect(await fill('$#f', '2026-11-13')).toMatchObject({
      code: 'page.option_missing',
      message: containing('2026-11-13'),
    });
  });

  test('are written as the placeholder says', async () => {
    await browser.load('<input id=f placeholder="DD.MM.YYYY">');
    await fill('$#f', '2026-11-21');
    expect(await browser.read('f.value')).toBe('21.11.2026');
  });

  test('into a read-only field without a calendar are refused', async () => {
    await browser.load('<input id=f readonly>');
    expect(await fill('$#f', '2026-11-21')).toMatchObject({ code: 'page.read_only' });
  });
});
