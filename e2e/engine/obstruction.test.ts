import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containing, openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';
import { trialBrowsers } from '../support/trial-browsers.ts';

const BUTTON = `<button id=b onclick="document.title='clicked'">Go</button>`;

describe.each<BrowserName>(trialBrowsers)('a target in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  const click = async (html: string, ref = '$#b') => {
    await browser.load(html);
    return browser.call('page_click', { ref });
  };

  test.each([
    [
      'a fixed paragraph',
      `${BUTTON}<p style="position:fixed;inset:0;margin:0;background:#fff">Please wait</p>`,
      'Please wait',
    ],
    [
      'a fixed paragraph on a page that scrolls',
      `<div style="height:900px"></div>${BUTTON}<div style="height:2000px"></div><p style="position:fixed;inset:0;margin:0;background:#fff">Please wait</p>`,
      'Please wait',
    ],
    ['a see-through layer', `${BUTTON}<div id=layer style="position:fixed;inset:0"></div>`, 'div'],
    [
      'a layer in a shadow tree',
      `${BUTTON}<x-a></x-a><script>document.querySelector('x-a').attachShadow({mode:'open'}).innerHTML = '<section aria-label=Cookies style="position:fixed;inset:0;background:#eee">We use cookies</section>'</script>`,
      'Cookies',
    ],
    [
      'the pseudo-element of a box around another',
      `${BUTTON}<style>#o::before { content: ''; position: fixed; inset: 0 }</style><div id=o aria-label=Overlay role=group></div>`,
      'Overlay',
    ],
  ])(
    'covered by %s is refused with its name',
    async (_, html, by) => {
      const refused = await click(html);
      expect(refused).toMatchObject({ code: 'page.obstructed', message: containing(by) });
      expect(await browser.read('document.title')).toBe('Page');
    },
    30_000,
  );

  test('covered by what lets pointers through is clicked', async () => {
    expect(
      await click(`${BUTTON}<p style="position:fixed;inset:0;margin:0;pointer-events:none">Water mark</p>`),
    ).toMatchObject({ title: 'clicked' });
  });

  test('that moves is clicked where it comes to rest', async () => {
    const outcome = await click(
      `<style>@keyframes go { from { margin-left: 0 } to { margin-left: 500px } } #b { animation: go 500ms linear both }</style>
      <button id=b onclick="document.title = 'at ' + Math.round(b.getBoundingClientRect().left)">Go</button>`,
    );
    expect(outcome['title']).toMatch(/^at 5\d\d$/);
  });

  test('that is uncovered after a while is waited for', async () => {
    expect(
      await click(
        `${BUTTON}<div id=v style="position:fixed;inset:0;background:#fff">Loading</div><script>setTimeout(() => v.remove(), 500)</script>`,
      ),
    ).toMatchObject({ title: 'clicked' });
  });

  test.each([
    ['off the screen', `<div style="margin-left:3000px;height:3000px;display:flex;align-items:end">${BUTTON}</div>`],
    [
      'in a scroller of a scroller',
      `<div style="height:90px;overflow:auto"><div style="height:500px"></div><div style="width:90px;overflow:auto"><div style="width:900px;text-align:right">${BUTTON}</div></div></div>`,
    ],
    [
      'with pointer-events on its parts alone',
      `<button id=b style="pointer-events:none" onclick="document.title='clicked'"><span style="pointer-events:auto">Go</span></button>`,
    ],
  ])('%s is scrolled to and clicked', async (_, html) => {
    expect(await click(html)).toMatchObject({ title: 'clicked' });
  });

  /** Each is waited for as long as it may take, so all of them at once. */
  const REFUSED: readonly (readonly [what: string, html: string, code: string])[] = [
    ['not shown', '<button id=b1 style="display:none">Go</button>', 'page.not_visible'],
    ['invisible', '<button id=b2 style="visibility:hidden">Go</button>', 'page.not_visible'],
    [
      'without size',
      '<button id=b3 style="width:0;height:0;padding:0;border:0;overflow:hidden"></button>',
      'page.not_visible',
    ],
    ['in a closed section', '<details><summary>More</summary><button id=b4>Go</button></details>', 'page.not_visible'],
    ['in a disabled group', '<fieldset disabled><button id=b5>Go</button></fieldset>', 'page.disabled'],
    ['disabled by ARIA', '<div id=b6 role=button aria-disabled=true tabindex=0>Go</div>', 'page.disabled'],
    ['inert', '<div inert><button id=b7>Go</button></div>', 'page.disabled'],
  ];
  test('that nobody could press is refused with the reason', async () => {
    await browser.load(REFUSED.map(([, html]) => html).join(''));
    const told = await Promise.all(REFUSED.map((_, at) => browser.call('page_click', { ref: `$#b${at + 1}` })));
    const reasons = REFUSED.map(([what], at) => `${what}: ${String(told[at]?.['code'])}`);
    expect(reasons).toEqual(REFUSED.map(([what, , code]) => `${what}: ${code}`));
  });

  test('behind a modal dialog is refused', async () => {
    const html = '<button id=b>Go</button><dialog id=d aria-label=Terms>x</dialog><script>d.showModal()</script>';
    expect((await click(html))['code']).toMatch(/^page\./);
  });
});
