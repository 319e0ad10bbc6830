import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const SIGN_IN = `<form action="https://login.example.com/in"><label>User <input id=u name=u value=ada></label><label>Password <input id=p type=password name=p></label>
  <label><input type=checkbox name=k id=k checked> Keep me</label><button type=button id=e>Show password</button><button id=b>Sign in</button></form>`;

const cases: readonly [fact: string, html: string, input: object, facts: object][] = [
  [
    'a button that sends a password to another site',
    SIGN_IN,
    { refs: ['$#b'] },
    {
      submits: true,
      hasPassword: true,
      leavesSite: true,
      leadsTo: 'https://login.example.com',
      values: [
        { label: 'User', value: 'ada', isPrivate: false, isPreset: true },
        { label: 'Keep me', value: 'true', isPrivate: false, isPreset: true },
      ],
    },
  ],
  ['a button that sends nothing', SIGN_IN, { refs: ['$#e'] }, { submits: false, values: [] }],
  ['a field', SIGN_IN, { refs: ['$#p'] }, { submits: false, isPrivate: true, hasPassword: true }],
  ['Enter in a field', SIGN_IN, { refs: ['$#p'], submit: true }, { submits: true, hasPassword: true }],
  ['Tab in a field', SIGN_IN, { refs: ['$#p'], key: 'Tab' }, { submits: false }],
  [
    'a span in a button that deletes',
    '<button><span id=s>Delete account</span></button>',
    { refs: ['$#s'] },
    { deletes: true, submits: false },
  ],
  ['a button that deletes in Russian', '<button id=b>Удалить аккаунт</button>', { refs: ['$#b'] }, { deletes: true }],
  ['a button that buys', '<button id=b>Place your order</button>', { refs: ['$#b'] }, { buys: true }],
  ['a button that buys in Russian', '<button id=b>Оплатить заказ</button>', { refs: ['$#b'] }, { buys: true }],
  [
    'a payment without a form',
    '<div><input autocomplete=cc-number id=c><input autocomplete=cc-csc><div role=button id=b>Continue</div></div>',
    { refs: ['$#b'] },
    { submits: true, hasPayment: true },
  ],
  [
    'a one-time code',
    '<form><input autocomplete=one-time-code id=c><button id=b>Verify</button></form>',
    { refs: ['$#b'] },
    { submits: true, hasOneTimeCode: true, hasPayment: false },
  ],
  ['a file input', '<label id=l>CV <input type=file id=f></label>', { refs: ['$#l'] }, { uploads: true }],
  [
    'a link to another site',
    '<a id=a href="https://example.org/x">Out</a>',
    { refs: ['$#a'] },
    { leavesSite: true, leadsTo: 'https://example.org' },
  ],
  ['a link to a part of the page', '<a id=a href="#x">Down</a>', { refs: ['$#a'] }, { leavesSite: false }],
  [
    'a field that asks why one deletes',
    '<form><label>Reason to delete <input id=i></label><button>Next</button></form>',
    { refs: ['$#i'] },
    { deletes: false },
  ],
  [
    'Enter in it',
    '<form><label>Reason <input id=i></label><button>Delete</button></form>',
    { refs: ['$#i'], submit: true },
    { deletes: true, submits: true },
  ],
];

describe.each<BrowserName>(['chromium', 'firefox'])('page_inspect in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test.each(cases)('tells the facts of %s', async (_, html, input, facts) => {
    await browser.load(html);
    expect(await browser.call('page_inspect', input)).toMatchObject({ targets: [facts] });
  });

  test('tells of several elements in the order asked', async () => {
    await browser.load('<a id=a href="#x">Down</a><button id=b>Delete all</button><input id=c type=password>');
    expect(await browser.call('page_inspect', { refs: ['$#c', '$#a', '$#b'] })).toMatchObject({
      targets: [{ isPrivate: true }, { role: 'link', deletes: false }, { name: 'Delete all', deletes: true }],
    });
  });

  test('tells of what lies where a drag ends, and of none in a frame', async () => {
    await browser.load(`<style>body { margin: 0 } * { font: 20px/50px sans-serif }</style>
      <div id=a style="height: 50px">Letter</div><div id=b role=button style="height: 50px">Delete account</div>
      <iframe srcdoc="<button>Inside</button>" style="display: block; height: 50px"></iframe>`);
    const drag = (toY: number) => browser.call('page_inspect', { refs: [], at: { x: 5, y: 5, to: { x: 9, y: toY } } });
    expect(await drag(60)).toMatchObject({ targets: [{ deletes: false }, { name: 'Delete account', deletes: true }] });
    expect(await drag(110)).toMatchObject({ code: 'page.point_in_frame' });
  });
});
