import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containing, openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const LOG = `<script>window.log=[];window.note=(...a)=>log.push(a.join(' '))</script>`;

describe.each<BrowserName>(['chromium', 'firefox'])('page_click in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test('sends the whole sequence of events once', async () => {
    await browser.load(`${LOG}<button id=b>Go</button><script>
      for (const t of ['pointerover','pointerenter','mouseover','mouseenter','pointermove','mousemove','pointerdown','mousedown','focus','pointerup','mouseup','click'])
        b.addEventListener(t, e => note(t + (e.detail || '') + (e.buttons ? '/' + e.buttons : '')));
    </script>`);
    await browser.call('page_click', { ref: '$#b' });
    expect(await browser.read('log.join(" ")')).toBe(
      'pointerover pointerenter mouseover mouseenter pointermove mousemove pointerdown/1 mousedown1/1 focus pointerup mouseup1 click1',
    );
  });

  test('follows a link once and replies before the page is gone', async () => {
    await browser.load('<a id=a href="/next">Next</a>');
    const navigated = browser.page.waitForNavigation();
    const outcome = await browser.call('page_click', { ref: '$#a' }).catch(() => ({ navigated: true }));
    await navigated;
    expect(outcome).toMatchObject({ navigated: true });
    expect(browser.requests).toEqual(['/next']);
  });

  test('sends a form with its button once', async () => {
    await browser.load('<form action="/send"><input name=a value=1><button id=b name=c value=2>Send</button></form>');
    const navigated = browser.page.waitForNavigation();
    await browser.call('page_click', { ref: '$#b' }).catch(() => undefined);
    await navigated;
    expect(browser.requests).toEqual(['/send?a=1&c=2']);
  });

  test('tells the address of a link for a tab of its own and stays', async () => {
    await browser.load('<a id=a href="/next" target=_blank>Next</a>');
    expect(await browser.call('page_click', { ref: '$#a' })).toMatchObject({
      navigated: false,
      opensTab: containing('/next'),
    });
    expect(browser.requests).toEqual([]);
  });

  test('toggles a hidden check box through its label', async () => {
    await browser.load(
      '<style>input{position:absolute;opacity:0;width:0;height:0}</style><label id=l><input type=checkbox id=c><span>Terms</span></label>',
    );
    await browser.call('page_click', { ref: '$#c' });
    expect(await browser.read('c.checked')).toBe(true);
  });

  test.each([
    ['a style sheet', '<style>.acts{visibility:hidden}tr:hover .acts{visibility:visible}</style>', ''],
    ['transparency', '<style>.acts{opacity:0}.acts:hover{opacity:1}</style>', ''],
    ['a nested rule', '<style>.acts{display:none}tr{color:red;&:hover .acts{display:block}}</style>', ''],
    [
      'declarations alone in a rule of a rule',
      '<style>.acts{display:none}tr{&:hover .acts{@media (width>1px){display:block}}}</style>',
      '',
    ],
    ['a rule for screens', '<style>.acts{display:none}@media screen{tr:hover .acts{display:block}}</style>', ''],
    [
      'a rule that is important',
      '<style>#acts{display:none}@supports (display:block){tr:hover div{display:block!important}}</style>',
      '',
    ],
    [
      'a rule of a later layer',
      '<style>@layer a,b;@layer b{tr:hover div{display:block}}@layer a{#acts{display:none}}</style>',
      '',
    ],
    [
      'a rule beside one for no pointer',
      '<style>tr:hover .acts{display:block}tr:not(:hover) .acts{display:none}</style>',
      '',
    ],
    ['a script', '<style>.acts{display:none}</style>', 'onmouseenter=\'acts.style.display="block"\''],
  ])('presses what %s shows while the pointer is over its row', async (_, style, row) => {
    await browser.load(
      `${style}<table><tr ${row}><td>Invoice<td><div class=acts id=acts><button id=b onclick="document.title='archived'">Archive</button></div></table>`,
    );
    const before = performance.now();
    await browser.call('page_click', { ref: '$#b' });
    expect(await browser.read('document.title')).toBe('archived');
    expect(performance.now() - before).toBeLessThan(3000);
  });

  test('refuses what no style sheet shows to a pointer', async () => {
    const cases = [
      ['a rule that shows nothing', 'tr:hover{color:red}', 'style="visibility:hidden"'],
      ['a tint of what is seen', '#b{display:none}button:hover{opacity:.9}', ''],
      ['a rule for what the pointer rests on itself', '#b{display:none}button:hover{display:block}', ''],
      ['a rule that holds anyway', 'button,button:hover{display:block}#b.x{display:none}', 'class=x'],
      ['a rule for another property', '#b{display:none}tr:hover button{visibility:visible}', ''],
      ['a rule that another outdoes', '.x{display:none!important}tr:hover button{display:block}', 'class=x'],
      ['a rule that one for its id outdoes', '#b{display:none}tr:hover button{display:block}', ''],
      ['a rule that one without a layer outdoes', 'button{display:none}@layer a{tr:hover #b{display:block}}', ''],
      [
        'a rule that a later layer outdoes',
        '@layer a,b;@layer b{button{display:none}}@layer a{tr:hover #b{display:block}}',
        '',
      ],
      ['a rule for paper', 'button{display:none}@media print{tr:hover button{display:block}}', ''],
      ['a sheet for paper', 'button{display:none}</style><style media=print>tr:hover button{display:block}', ''],
      ['a rule for other browsers', 'button{display:none}@supports (a:b){tr:hover button{display:block}}', ''],
      ['a rule for what it does not inherit', '#h,#b{visibility:hidden}tr:hover #h{visibility:visible}', ''],
      ['a rule that its own style outdoes', 'tr:hover button{display:block}', 'style="display:none"'],
      ['a rule for what holds it alone', '#h,#b{display:none}tr:hover #h{display:block}', ''],
    ] as const;
    const parts = cases.map(
      ([, style, attributes], index) => `<div id=c${index}><template shadowrootmode=open><style>${style}</style>
        <table><tr><td>A<td><div id=h><button id=b ${attributes}>Go</button></div></table></template></div>`,
    );
    await browser.load(parts.join(''));
    const clicks = await Promise.all(
      cases.map(([what], index) =>
        browser.call('page_click', { ref: `$#c${index} >>> #b` }).then(({ code }) => [what, code]),
      ),
    );
    expect(clicks).toEqual(cases.map(([what]) => [what, 'page.not_visible']));
  });

  test('waits for what the page shows itself before it presses what a pointer would be shown', async () => {
    await browser.load(`<style>.acts{display:none}tr:hover .acts{display:block}</style>
      <table><tr><td>Invoice<td><div class=acts id=acts><button id=b onclick="document.title='at '+acts.style.display">Archive</button></div></table>
      <script>setTimeout(() => { acts.style.display = 'block' }, 600)</script>`);
    await browser.call('page_click', { ref: '$#b' });
    expect(await browser.read('document.title')).toBe('at block');
  });

  test('scrolls on until a text shows that is loaded on the way, and tells of one that never comes', async () => {
    await browser.load(`<div id=list></div><script>
      let n = 0;
      const more = () => { for (let i = 0; i < 20 && n < 100; i++) list.insertAdjacentHTML('beforeend', '<p style="height:60px">Post ' + (++n) + '.</p>'); };
      more();
      addEventListener('scroll', () => { if (scrollY + innerHeight > document.documentElement.scrollHeight - 50) setTimeout(more, 100); });
    </script>`);
    expect(await browser.call('page_scroll', { until: 'post 77.' })).toMatchObject({ ref: containing('e') });
    expect(await browser.read('Boolean(document.elementFromPoint(innerWidth / 2, innerHeight / 2))')).toBe(true);
    expect(await browser.call('page_scroll', { until: 'post 777.' })).toMatchObject({ code: 'page.text_not_reached' });
  });

  test.each([
    ['Chapter 5', '<h2 id=x>Chapter <b>5</b></h2>'],
    ['Load more', '<button id=x><span>Load</span> <span>more</span></button>'],
    ['Ada Lovelace', '<input id=x value="Ada Lovelace" aria-label=Name>'],
    ['sunset', '<img id=x alt="A sunset" width=9 height=9>'],
    ['Street', '<input id=x aria-label="Street and number">'],
    ['Отзывы', '<h2 id=x>Отзывов</h2>'],
    ['第5章', '<p id=x>阅读第5章开始</p>'],
    ['Part 1', '<p id=x>Part 1.</p>'],
  ])('scrolls until “%s” as a person reads it', async (until, markup) => {
    await browser.load(`<p>Part 10</p><p>Chapter 51</p><div style="height:3000px"></div>${markup}`);
    const { ref } = await browser.call('page_scroll', { until });
    expect(await browser.read(`x.getBoundingClientRect().top < innerHeight`)).toBe(true);
    expect(ref).toEqual(containing('e'));
  });

  const KEPT = [
    ['4111111111111111', '<input autocomplete=cc-number aria-label=Card value=4111111111111111>'],
    ['4111111111111112', '<textarea name=cardNumber aria-label=Card>4111111111111112</textarea>'],
    ['07', '<select name=cc-exp-month aria-label=Month><option label=06>6<option selected label=07>7</select>'],
    ['481516', '<p>Your <b contenteditable aria-label="One-time code"><i>481516</i></b></p>'],
    ['Comments', '<input type=search value=Comments aria-label=Find>'],
    ['Reviews', '<form role=search><input role=combobox value=Reviews aria-label=Find></form>'],
  ] as const;
  test('takes for shown nothing that a private or a search field keeps', async () => {
    await browser.load(KEPT.map(([, markup]) => markup).join(''));
    const told = await Promise.all(KEPT.map(([until]) => browser.call('page_scroll', { until })));
    expect(told.map(({ code }) => code)).toEqual(KEPT.map(() => 'page.text_not_reached'));
  });

  test('waits for a button that is disabled at first', async () => {
    await browser.load(
      `<button id=b disabled onclick="document.title='clicked'">Go</button><script>setTimeout(() => b.disabled = false, 400)</script>`,
    );
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ title: 'clicked' });
  });

  test('says that a button stays disabled', async () => {
    await browser.load('<button id=b disabled>Go</button>');
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ code: 'page.disabled' });
  });

  test('names what covers the element', async () => {
    await browser.load(
      '<button id=b>Go</button><div role=dialog aria-label="Cookie notice" style="position:fixed;inset:0;background:#fff">We use cookies</div>',
    );
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({
      code: 'page.obstructed',
      message: containing('Cookie notice'),
    });
  });

  test('finds the part of an element that is not covered', async () => {
    await browser.load(`<button id=b style="width:300px;height:60px" onclick="document.title='clicked'">Go</button>
      <div style="position:absolute;left:100px;top:0;width:150px;height:100px;background:red"></div>`);
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ title: 'clicked' });
  });

  test('scrolls from under a bar that stays on screen', async () => {
    await browser.load(`<div style="height:660px"></div><button id=b onclick="document.title='clicked'">Go</button><div style="height:900px"></div>
      <div style="position:fixed;bottom:0;left:0;right:0;height:200px;background:#eee">We use cookies</div>`);
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ title: 'clicked' });
  });

  test('scrolls nested scrollers', async () => {
    await browser.load(`<div style="height:2000px"></div><div style="height:100px;overflow:auto"><div style="height:900px"></div>
      <button id=b onclick="document.title='clicked'">Go</button></div>`);
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({ title: 'clicked' });
  });

  test('reaches into shadow roots', async () => {
    await browser.load(`<x-a></x-a><script>
      document.querySelector('x-a').attachShadow({mode:'open'}).innerHTML = '<x-b></x-b>';
      const inner = document.querySelector('x-a').shadowRoot.querySelector('x-b').attachShadow({mode:'open'});
      inner.innerHTML = '<button>Go</button>';
      inner.firstChild.onclick = () => document.title = 'clicked';</script>`);
    expect(await browser.call('page_click', { ref: '$x-a >>> x-b >>> button' })).toMatchObject({ title: 'clicked' });
  });

  test('double clicks and opens context menus', async () => {
    await browser.load(
      `${LOG}<div id=d style="height:50px">Box</div><script>for (const t of ['click','dblclick','contextmenu','auxclick']) d.addEventListener(t, e => note(t, e.detail, e.button))</script>`,
    );
    await browser.call('page_click', { ref: '$#d', count: 2 });
    await browser.call('page_click', { ref: '$#d', button: 'right' });
    expect(await browser.read('log.join(",")')).toBe('click 1 0,click 2 0,dblclick 2 0,contextmenu 0 2,auxclick 1 2');
  });

  test('refuses file inputs', async () => {
    await browser.load(
      '<label id=l>Photo <input type=file id=f></label><button id=b onclick="f.click()">Choose</button>',
    );
    for (const ref of ['$#f', '$#l', '$#b']) {
      expect(await browser.call('page_click', { ref })).toMatchObject({ code: 'page.needs_upload' });
    }
  });

  test.each([
    [
      'a dialog',
      `document.body.insertAdjacentHTML('beforeend','<div role=dialog aria-label=Saved>x</div>')`,
      'Dialog “Saved” opened',
    ],
    ['a status', `s.textContent='Saved at noon'`, 'Page says “Saved at noon”'],
    [
      'another address',
      `history.pushState(0,'','/page?2');h.textContent='Two'`,
      /Now at .*\/page\?2; Heading is now “Two”/,
    ],
    ['elements', `document.body.append(document.createElement('p'))`, '1 element appeared'],
    ['nothing', ``, ''],
  ])('tells that %s came', async (_, script, changed) => {
    await browser.load(
      `<h1 id=h>One</h1><p role=status id=s></p><button id=b onclick="${script.replaceAll('"', '&quot;')}">Go</button>`,
    );
    const outcome = await browser.call('page_click', { ref: '$#b' });
    if (typeof changed === 'string') expect(outcome['changed']).toBe(changed);
    else expect(outcome['changed']).toMatch(changed);
  });

  test('tells which field keeps a form back', async () => {
    await browser.load('<form><label>Email <input required></label><button id=b>Send</button></form>');
    expect(await browser.call('page_click', { ref: '$#b' })).toMatchObject({
      changed: containing('Field “Email” needs attention'),
    });
  });

  test('refuses a target that became dangerous', async () => {
    await browser.load(
      '<button id=b disabled>Next</button><script>setTimeout(() => { b.textContent = "Delete account"; b.disabled = false }, 300)</script>',
    );
    expect(await browser.call('page_click', { ref: '$#b' }, 'act')).toMatchObject({ code: 'policy.target_changed' });
  });
});
