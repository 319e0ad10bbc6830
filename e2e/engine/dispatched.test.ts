import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const COMBOBOX = `<input id=c role=combobox aria-controls=l><ul id=l role=listbox hidden><li role=option>Rome</ul>
  <script>c.onclick = () => { l.hidden = false }</script>`;

describe.each<BrowserName>(['chromium', 'firefox'])('an act that fails in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test.each([
    ['a list that was opened has no such option', COMBOBOX, 'page_select_option', { ref: '$#c', options: ['Oslo'] }],
    [
      'the field after one that was filled takes nothing',
      '<input id=a><input id=b readonly>',
      'page_fill_form',
      {
        fields: [
          { ref: '$#a', value: 'Ada' },
          { ref: '$#b', value: 'x' },
        ],
      },
    ],
    [
      'the page puts back what was typed',
      '<input id=i><script>i.oninput = () => { i.value = "" }</script>',
      'page_type',
      { ref: '$#i', text: 'x' },
    ],
  ])('says that it acted when %s', async (_, html, tool, input) => {
    await browser.load(html);
    expect(await browser.call(tool, input)).toMatchObject({ code: expect.any(String) as unknown, dispatched: true });
  });

  test.each([
    ['the target is hidden', '<button id=b style="display:none">Go</button>', 'page_click', {}],
    ['the field is read-only', '<input id=b readonly>', 'page_type', { text: 'x' }],
    [
      'the first field takes nothing',
      '<input id=b readonly>',
      'page_fill_form',
      { fields: [{ ref: '$#b', value: 'x' }] },
    ],
    ['the target became dangerous', '<button id=b>Delete account</button>', 'page_click', {}],
    [
      'where it leads to became dangerous',
      '<p id=b>Card<button id=z>Delete account</button>',
      'page_drag',
      { to: '$#z' },
    ],
  ])('says nothing of the kind when %s', async (_, html, tool, more) => {
    await browser.load(html);
    const input = tool === 'page_fill_form' ? more : { ref: '$#b', ...more };
    const failed = await browser.call(tool, input, 'act');
    expect(failed['code']).toMatch(/^(?:page|policy)\./);
    expect(failed).not.toHaveProperty('dispatched');
  });
});
