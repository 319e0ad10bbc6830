import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const ada = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  emailAddress: 'ada@example.org',
  phone: '+44 20 7946 0018',
  birthday: '1990-12-31',
  addressStreet: '12 St James’s Square',
  addressCity: 'London',
  addressCountryCode: 'GB',
};

const SIGN_UP = `<form id=f><h2>Create your account</h2>
  <label>First name <input id=fn required></label><label>Surname <input id=ln></label>
  <label>E-mail <input id=em type=email></label><label>Repeat e-mail <input id=em2></label>
  <fieldset><legend>Date of birth</legend><select id=bd aria-label=Day><option>Day${options(1, 31)}</select>
  <select id=bm aria-label=Month><option>Month<option>January<option>February<option>March<option>April<option>May<option>June<option>July<option>August<option>September<option>October<option>November<option>December</select>
  <select id=by aria-label=Year><option>Year${options(1950, 2010)}</select></fieldset>
  <label>Country <select id=co><option value="">Choose<option value=fr>France<option value=gb>United Kingdom</select></label>
  <label>City <input id=ci value=Paris></label><label>Company <input id=org></label>
  <label>Password <input id=pw type=password></label><label>Card number <input id=cc autocomplete=cc-number></label>
  <input id=trap name=address style="position:absolute;left:-9999px"><button>Sign up</button></form>
  <form><label>E-mail <input id=news type=email></label><button>Subscribe</button></form>`;

function options(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => `<option>${from + index}`).join('');
}

interface Filled {
  readonly fields: readonly { readonly meaning: string }[];
  readonly left: readonly { readonly meaning: string; readonly reason: string }[];
}

describe.each<BrowserName>(['chromium', 'firefox'])('forms and profiles in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  const fill = async (values: object, withheld: readonly string[] = [], form = '$#f') =>
    (await browser.call('frame_fill_profile', { form, values, withheld }, 'act')) as unknown as Filled;
  const read = (ids: readonly string[]) =>
    browser.read(`${JSON.stringify(ids)}.map((id) => document.getElementById(id).value).join('|')`);

  test('fills a sign-up form, reads it back and says what it left and why', async () => {
    await browser.load(SIGN_UP);
    const { fields, left } = await fill(ada, ['cardNumber']);
    expect(await read(['fn', 'ln', 'em', 'em2', 'bd', 'bm', 'by', 'co', 'ci'])).toBe(
      'Ada|Lovelace|ada@example.org|ada@example.org|31|December|1990|gb|Paris',
    );
    expect(fields.map(({ meaning }) => meaning)).toEqual([
      'firstName',
      'lastName',
      'emailAddress',
      'emailAddress',
      'birthdayDay',
      'birthdayMonth',
      'birthdayYear',
      'addressCountryCode',
    ]);
    expect(left.map(({ meaning, reason }) => [meaning, reason])).toEqual([
      ['addressCity', 'has-value'],
      ['organization', 'not-in-profile'],
      ['password.new', 'not-in-profile'],
      ['cardNumber', 'private'],
    ]);
  });

  test('never fills what nobody sees, nor another form', async () => {
    await browser.load(SIGN_UP);
    await fill(ada);
    expect(await read(['trap', 'news'])).toBe('|');
  });

  test.each([
    ['all but transparent', 'style="opacity:.01"', ''],
    ['faded by what holds it and by itself', 'style="opacity:.2;filter:opacity(30%)"', ''],
    ['faded by the second of its filters', 'style="filter:opacity(1) opacity(5%)"', ''],
    ['blurred', 'style="filter:blur(9px)"', ''],
    ['masked away', 'style="mask-image:linear-gradient(transparent,transparent)"', ''],
    ['as small as a dot', 'style="width:3px;height:3px;padding:0;border:0"', ''],
    ['under an opaque box', '', '<div style="position:fixed;inset:0 0 0 200px;background:#fff"></div>'],
    [
      'under an opaque box that clicks go through',
      '',
      '<div style="position:fixed;inset:0 0 0 200px;background:#fff;pointer-events:none"></div>',
    ],
    [
      'under what draws before itself',
      '',
      '<style>#o::before{content:"";position:fixed;inset:0 0 0 200px;background:#fff}</style><div id=o style="pointer-events:none;position:fixed;inset:0 0 0 200px"></div>',
    ],
    [
      'under a picture',
      '',
      '<svg style="position:fixed;left:200px;top:0;width:800px;height:700px;pointer-events:none"></svg>',
    ],
    [
      'under a box that goes on to let clicks through for a while',
      '',
      '<div style="position:fixed;inset:0 0 0 200px;background:#fff;pointer-events:none;transition:pointer-events 9s allow-discrete"></div>',
    ],
    ['under an inert box', '', '<div inert style="position:fixed;inset:0 0 0 200px;background:#fff"></div>'],
    [
      'under what is in an inert box',
      '',
      '<div inert><p style="position:fixed;inset:0 0 0 200px;background:#fff;margin:0">News</p></div>',
    ],
    [
      'under what an inert part of a shadow tree holds',
      '',
      '<section><template shadowrootmode=open><div inert><slot></slot></div></template><p style="position:fixed;inset:0 0 0 200px;background:#fff;margin:0">News</p></section>',
    ],
    [
      'under a popover that a dialog makes inert',
      '',
      '<div id=o popover=manual style="position:fixed;inset:0 0 0 200px;background:#fff;border:0;margin:0;width:auto;height:auto">News</div><script>const d = document.createElement("dialog"); d.style = "margin:0;width:900px;height:500px"; document.body.append(d); d.append(f); d.showModal(); o.showPopover()</script>',
    ],
    [
      'under what its own tree lets clicks through',
      '',
      '<div><template shadowrootmode=open><style>:host{position:fixed;inset:0 0 0 200px;background:#fff;pointer-events:none!important}</style></template></div>',
    ],
    [
      'under what a style makes inert',
      '',
      '<div style="position:fixed;inset:0 0 0 200px;background:#fff;interactivity:inert"></div>',
    ],
    [
      'under what holds it',
      'style="position:relative;z-index:-1;pointer-events:auto"',
      '<style>#f{isolation:isolate}#f span{background:#fff;pointer-events:none}</style>',
    ],
    [
      'under a popover that something clear holds',
      '',
      '<div style="opacity:0"><div id=o popover=manual style="position:fixed;inset:0 0 0 200px;background:#fff;pointer-events:none;border:0;margin:0;width:auto;height:auto">News</div></div><script>o.showPopover()</script>',
    ],
    [
      'under an element of XML',
      '',
      '<script>document.body.append(document.createElementNS("urn:x", "veil"))</script><style>veil{position:fixed;inset:0 0 0 200px;background:#fff;pointer-events:none}</style>',
    ],
    [
      'under its own opaque label',
      '',
      '<label for=x style="position:fixed;inset:0 0 0 200px;background:#fff"></label>',
    ],
    [
      'covered in the moment the field before it is filled',
      '',
      '<script>em.addEventListener("input", () => { const d = document.createElement("div"); d.style.cssText = "position:fixed;inset:0 0 0 200px;background:#fff"; document.body.append(d); })</script>',
    ],
  ])('leaves a field that is %s', async (_how, style, cover) => {
    await browser.load(`<form id=f><label>E-mail <input id=em type=email style="width:90px"></label>
      <span style="position:absolute;left:300px;top:60px">Street <input id=x name=street ${style}></span></form>${cover}`);
    const { fields } = await fill(ada);
    expect(await read(['em', 'x'])).toBe('ada@example.org|');
    expect(fields.map(({ meaning }) => meaning)).toEqual(['emailAddress']);
  });

  test('leaves fields under the backdrop of a popover, not those in it', async () => {
    const fields = '<label>E-mail <input name=email type=email></label>';
    await browser.load(`<style>#o::backdrop{background:#fff}</style><form id=f>${fields}</form>
      <div id=o popover=manual><form id=g>${fields}</form></div><script>o.showPopover()</script>`);
    expect((await fill(ada)).left).toMatchObject([{ reason: 'not-seen' }]);
    expect((await fill(ada, [], '$#g')).left).toEqual([]);
  });

  test('fills a field above what is inert, and leaves that as it was', async () => {
    await browser.load(`<main inert><p style="position:fixed;inset:0;background:#fff">News</p></main>
      <form id=f style="position:fixed;inset:50px;background:#fff"><label>E-mail <input id=em type=email></label></form>`);
    expect((await fill(ada)).left).toEqual([]);
    expect(await browser.read('document.querySelector("main").outerHTML.includes("<main inert")')).toBe(true);
    await browser.load(`<main><p style="position:fixed;inset:0;background:#fff">News</p></main>
      <dialog id=f><label>E-mail <input id=em type=email></label></dialog><script>f.showModal()</script>`);
    expect((await fill(ada)).left).toEqual([]);
    expect(await read(['em'])).toBe('ada@example.org');
  });

  test.each([
    '<div inert style="position:fixed;inset:0;background:#000;opacity:0"></div>',
    '<div style="position:fixed;inset:0;opacity:0;pointer-events:none"><p style="height:100%;background:#fff">Menu</p></div>',
    '<style>#o::after{content:"";position:absolute;inset:0;background:#000;opacity:0}</style><div id=o style="position:fixed;inset:0;pointer-events:none"></div>',
  ])('fills a field under what is wholly clear: %s', async (cover) => {
    await browser.load(`<form id=f><label>E-mail <input id=em type=email></label></form>${cover}`);
    expect((await fill(ada)).left).toEqual([]);
    expect(await read(['em'])).toBe('ada@example.org');
  });

  test('fills a field below the fold, under its floating label, an icon and a veil that shows all', async () => {
    await browser.load(`<div style="height:3000px"></div><form id=f style="position:relative;opacity:.8">
      <div style="position:relative"><input id=em type=email style="width:300px;height:40px">
      <label for=em style="position:absolute;inset:0">E-mail</label>
      <img alt="" style="position:absolute;left:2px;top:2px;width:20px;height:20px;pointer-events:none">
      <fieldset style="position:absolute;inset:0;pointer-events:none;border:1px solid #888"></fieldset></div></form>`);
    expect((await fill(ada)).left).toEqual([]);
    expect(await read(['em'])).toBe('ada@example.org');
  });

  test('keeps what it filled from everybody outside the page, and calls it no secret', async () => {
    await browser.load(SIGN_UP);
    await fill(ada);
    const { forms } = await browser.call('frame_forms', {});
    const inspected = await browser.call('page_inspect', { refs: ['$#f button'] });
    for (const told of [forms, inspected]) expect(JSON.stringify(told)).not.toMatch(/Lovelace|ada@example/);
    expect(inspected).toMatchObject({ targets: [{ submits: true, hasPayment: true, hasPassword: true }] });
    await browser.load('<form id=f><label>First name <input id=fn></label><button>Send</button></form>');
    await fill(ada);
    expect(await browser.call('page_scroll', { until: 'Ada' })).toMatchObject({ code: 'page.text_not_reached' });
    expect(await browser.call('page_inspect', { refs: ['$button'] })).toMatchObject({
      targets: [{ submits: true, hasPayment: false, hasPassword: false, values: [{ isPrivate: true }] }],
    });
  });

  test('fills card and password where they are given', async () => {
    await browser.load(`<form id=f><label>Name on card <input id=n></label><label>Card number <input id=c></label>
      <label>Expires <input id=e placeholder="MM / YY"></label><label>CVC <input id=v type=password maxlength=4></label><button>Pay</button></form>`);
    const card = {
      cardName: 'ADA LOVELACE',
      cardNumber: '4111111111111111',
      expiration: '07/29',
      cardSecurityCode: '123',
    };
    expect((await fill(card)).left).toEqual([]);
    expect(await read(['n', 'c', 'e', 'v'])).toBe('ADA LOVELACE|4111111111111111|07/29|123');
  });

  test.each([
    ['DD.MM.YYYY', 'en', '31.12.1990'],
    ['MM/DD/YYYY', 'en', '12/31/1990'],
    ['ДД.ММ.ГГГГ', 'ru', '31.12.1990'],
    ['', 'de', '31.12.1990'],
    ['', 'en-US', '12/31/1990'],
  ])('writes a date as the field shows it: “%s” in %s', async (placeholder, lang, written) => {
    await browser.load(
      `<form id=f lang="${lang}"><label>Date of birth <input id=b placeholder="${placeholder}"></label></form>`,
    );
    await fill(ada);
    expect(await read(['b'])).toBe(written);
  });

  test('makes a whole name of its parts, and parts of a whole', async () => {
    await browser.load('<form id=f><label>Full name <input id=a></label></form>');
    await fill({ firstName: 'Ada', lastName: 'Lovelace' });
    expect(await read(['a'])).toBe('Ada Lovelace');
    await browser.load('<form id=f lang=ru><label>Имя <input id=a></label><label>Фамилия <input id=b></label></form>');
    await fill({ fullName: 'Ада Лавлейс' });
    expect(await read(['a', 'b'])).toBe('Ада|Лавлейс');
  });

  test('tells forms with meaning, what is required, and what sends them', async () => {
    await browser.load(SIGN_UP);
    const { forms } = await browser.call('frame_forms', {});
    expect(forms).toMatchObject(
      [
        {
          name: 'Create your account',
          purpose: 'sign-up',
          submits: [{ name: 'Sign up' }],
          fields: [
            { name: 'First name', meaning: 'firstName', isRequired: true },
            { name: 'Surname', isRequired: false },
          ],
        },
        { submits: [{ name: 'Subscribe' }], fields: [{ meaning: 'emailAddress' }] },
      ].map((form) => ({ ...form, fields: expect.any(Array) as unknown })),
    );
    expect(JSON.stringify(forms)).not.toContain('trap');
  });

  test('reads forms without a form element and in shadow roots', async () => {
    await browser.load(`<div id=host></div><script>
      host.attachShadow({ mode: 'open' }).innerHTML = '<div><label>Email <input type=email></label><label>Password <input type=password></label><button>Log in</button></div>'</script>`);
    expect(await browser.call('frame_forms', {})).toMatchObject({
      forms: [
        {
          purpose: 'log-in',
          fields: [{ meaning: 'username' }, { meaning: 'password.current' }],
          submits: [{ name: 'Log in' }],
        },
      ],
    });
  });
});
