import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ElementTarget } from '../../shared/plan/target.ts';
import { openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const cases: readonly [fact: string, html: string, target: ElementTarget, found: readonly string[]][] = [
  [
    'a choice by its name and the row it stands in',
    '<table><tr><th>Name<th>Owner<tr><td>Lena Berg<td><select aria-label=Owner id=a><option>Tom</select><tr><td>Omar Haddad<td><select aria-label=Owner id=b><option>Tom</select></table>',
    { kind: 'field', name: 'owner of Lena Berg' },
    ['one', 'a'],
  ],
  [
    'an option by its name and what it is one of',
    '<main><p>Some words about boots that are not about this at all.</p><aside><h4>Colour</h4><label><input type=radio name=c id=a>Black</label><label><input type=radio name=c id=b>Olive</label></aside></main>',
    { kind: 'option', name: 'olive colour' },
    ['one', 'b'],
  ],
  [
    'a button in a card that is called by a part of its title',
    '<div><div class=card><a href=/1><b>Lowa Renegade GTX</b></a><div id=a style="cursor:pointer">Add to cart</div></div><div class=card><a href=/2><b>Meindl Bhutan</b></a><div id=b style="cursor:pointer">Add to cart</div></div></div>',
    { kind: 'button', name: 'Add to cart', within: { kind: 'row', name: 'Lowa Renegade' } },
    ['one', 'a'],
  ],
  [
    'a thing by its title and what people call such things',
    '<ul role=grid><li role=gridcell><div id=a role=button>14:30 Dentist</div><li role=gridcell><div id=b role=button>12:00 Team lunch</div></ul>',
    { kind: 'any', name: 'Dentist event' },
    ['one', 'a'],
  ],
  [
    'a list that scripts made by the words before it',
    '<div><span>Sort by:</span> <span tabindex=0 id=a style="cursor:pointer" onclick="1">Popularity ▾</span></div><div style="cursor:pointer" id=b>Newest</div>',
    { kind: 'choice', name: 'Sort by' },
    ['one', 'a'],
  ],
  [
    'the first of the boxes for a code',
    '<div role=group aria-label="Enter the 6-digit code we sent"><input id=a maxlength=1 aria-label="Digit 1"><input id=b maxlength=1 aria-label="Digit 2"><input id=c maxlength=1 aria-label="Digit 3"></div>',
    { kind: 'field', name: 'code' },
    ['one', 'a'],
  ],
  [
    'nothing where only a part of what was said is on the page',
    '<main><h2>Invoices</h2><button id=a>Export</button></main>',
    { kind: 'button', name: 'Export of the contracts' },
    ['none', 'a'],
  ],
  [
    'nothing where the page offers the opposite of what was said',
    '<main><a href=/out id=a>Log out</a> <p>You are logged in.</p></main>',
    { kind: 'any', name: 'Log in' },
    ['none', 'a'],
  ],
  [
    'nothing where another number was said',
    '<main><h2>Level 3</h2><button id=a>Press 2</button></main>',
    { kind: 'any', name: 'Press 3' },
    ['none', 'a'],
  ],
  [
    'nothing where a word of another sense stands between',
    '<main><p>in</p><button id=a>Sign up with Google</button></main>',
    { kind: 'button', name: 'Sign in with Google' },
    ['none', 'a'],
  ],
  [
    'the second of the fields, whichever has the focus',
    '<input id=a autofocus aria-label=One><input id=b aria-label=Two><script>a.focus()</script>',
    { kind: 'field', nth: 2 },
    ['one', 'b'],
  ],
  [
    'the field that has the focus',
    '<input id=a aria-label=One><input id=b aria-label=Two><script>b.focus()</script>',
    { kind: 'focused' },
    ['one', 'b'],
  ],
  [
    'a field by its label',
    '<label>Email <input id=a></label><label>Name <input id=b></label>',
    { kind: 'field', name: 'email' },
    ['one', 'a'],
  ],
  [
    'a field by the text beside it',
    '<div><span>Card Number</span><input id=a></div><div><span>MM-YYYY</span><input id=b></div>',
    { kind: 'field', name: 'MM-YYYY' },
    ['one', 'b'],
  ],
  [
    'a field in a table',
    '<table><tr><td>First name<td><input id=a><tr><td>Last name<td><input id=b></table>',
    { kind: 'field', name: 'Last name' },
    ['one', 'b'],
  ],
  [
    'three equals as a tie',
    '<button id=a>Delete</button><button id=b>Delete</button><button id=c>Delete</button>',
    { kind: 'button', name: 'Delete' },
    ['tie', 'a', 'b', 'c'],
  ],
  [
    'the third of equals',
    '<button id=a>Delete</button><button id=b>Delete</button><button id=c>Delete</button>',
    { kind: 'button', name: 'Delete', nth: 3 },
    ['one', 'c'],
  ],
  [
    'the last of equals',
    '<button id=a>Delete</button><button id=b>Delete</button>',
    { kind: 'button', name: 'Delete', nth: -1 },
    ['one', 'b'],
  ],
  [
    'the visible one of twins',
    '<button id=a style="visibility:hidden">Menu</button><button id=b>Menu</button>',
    { kind: 'button', name: 'Menu' },
    ['one', 'b'],
  ],
  [
    'a link in the footer',
    '<header><a id=a href=/1>Pricing</a></header><footer><a id=b href=/2>Pricing</a></footer>',
    { kind: 'link', name: 'Pricing', within: { kind: 'region', name: 'Footer' } },
    ['one', 'b'],
  ],
  [
    'a link in a footer without landmark',
    '<div class="top"><a id=a href=/1>Pricing</a></div><div class="site-footer footer"><a id=b href=/2>Pricing</a></div>',
    { kind: 'link', name: 'Pricing', within: { kind: 'region', name: 'footer' } },
    ['one', 'b'],
  ],
  [
    'a button under a heading',
    '<h2>Home</h2><button id=a>Edit</button><h2>Work</h2><p>x</p><button id=b>Edit</button>',
    { kind: 'button', name: 'Edit', within: { kind: 'region', name: 'Work' } },
    ['one', 'b'],
  ],
  [
    'a button in a named row',
    '<table><tr><td>Ada<td><button id=a>Delete</button><tr><td>Grace<td><button id=b>Delete</button></table>',
    { kind: 'button', name: 'Delete', within: { kind: 'row', name: 'Grace' } },
    ['one', 'b'],
  ],
  [
    'a field in a fieldset',
    '<fieldset><legend>Billing</legend><label>City <input id=a></label></fieldset><fieldset><legend>Shipping</legend><label>City <input id=b></label></fieldset>',
    { kind: 'field', name: 'City', within: { kind: 'region', name: 'Shipping' } },
    ['one', 'b'],
  ],
  [
    'a button near a text',
    '<div><span>Email</span> <button id=a>Change</button></div><div><span>Phone</span> <button id=b>Change</button></div>',
    { kind: 'button', name: 'Change', near: 'Phone' },
    ['one', 'b'],
  ],
  [
    'a select for a field',
    '<label>Country <select id=a><option>X</select></label>',
    { kind: 'field', name: 'Country' },
    ['one', 'a'],
  ],
  [
    'a check box behind its label',
    '<label><input type=checkbox id=a style="display:none"><b>I accept the terms</b></label>',
    { kind: 'checkbox', name: 'I accept the terms' },
    ['one', 'a'],
  ],
  [
    'a check box by part of its label',
    '<label><input type=checkbox id=a> I accept the <a href=/t>terms</a></label>',
    { kind: 'checkbox', name: 'I accept' },
    ['one', 'a'],
  ],
  [
    'a spot that only scripts make clickable',
    '<div id=a style="cursor:pointer" onclick="1"><span>Show more</span></div>',
    { kind: 'button', name: 'Show more' },
    ['one', 'a'],
  ],
  [
    'one thing where a menu item holds a link',
    '<ul role=menu><li role=menuitem id=a><a href=/x id=b>Log out</a></li></ul>',
    { kind: 'any', name: 'Log out' },
    ['one', 'b'],
  ],
  [
    'an icon button by its title',
    '<button id=a title="Settings">⚙</button><button id=b>x</button>',
    { kind: 'button', name: 'Settings' },
    ['one', 'a'],
  ],
  [
    'the search box',
    '<input id=a aria-label=Email><form action=/search><input id=b name=q></form>',
    { kind: 'search-field' },
    ['one', 'b'],
  ],
  ['the page', '<p>x</p>', { kind: 'page' }, ['one']],
  [
    'the accepting button of a consent banner',
    '<button id=z>Accept invitation</button><div id=cookie-banner style="position:fixed;bottom:0">We use cookies <button id=a>Settings</button><button id=b>Only necessary</button><button id=c>Accept all</button><button id=d>Accept</button></div>',
    { kind: 'cookie-accept' },
    ['one', 'c'],
  ],
  [
    'it in Russian',
    '<div class=banner role=dialog>Мы используем куки <button id=a>Настроить</button><button id=b>Принять все</button></div>',
    { kind: 'cookie-accept' },
    ['one', 'b'],
  ],
  [
    'it in German',
    '<div role=dialog>Diese Website verwendet Cookies <button id=a>Ablehnen</button><button id=b>Alle akzeptieren</button></div>',
    { kind: 'cookie-accept' },
    ['one', 'b'],
  ],
  [
    'what came closest',
    '<button id=a>Delete account</button>',
    { kind: 'button', name: 'Delete old account' },
    ['none', 'a'],
  ],
  [
    'a button in an open shadow root',
    '<x-a id=h></x-a><script>h.attachShadow({mode:"open"}).innerHTML="<button id=a>Go</button>"</script>',
    { kind: 'button', name: 'Go' },
    ['one', 'a'],
  ],
  [
    'a radio button by its label',
    '<label><input type=radio name=r id=a>Small</label><label><input type=radio name=r id=b>Large</label>',
    { kind: 'radio', name: 'Large' },
    ['one', 'b'],
  ],
  [
    'a radio button with the name of its group',
    '<fieldset><legend>Newsletter</legend><label><input type=radio name=n id=a>Daily</label><label><input type=radio name=n id=b>Weekly</label></fieldset>',
    { kind: 'any', name: 'Weekly newsletter' },
    ['one', 'b'],
  ],
  [
    'a field with the name of its group',
    '<fieldset><legend>Billing</legend><label>City <input id=a></label></fieldset><fieldset><legend>Shipping</legend><label>City <input id=b></label></fieldset>',
    { kind: 'field', name: 'shipping city' },
    ['one', 'b'],
  ],
  [
    'a button with the name of its row',
    '<table><tr><th>Name<th>Do<tr><td>Ada<td><button id=a>Remove</button><tr><td>Bob<td><button id=b>Remove</button></table>',
    { kind: 'any', name: 'Remove Bob' },
    ['one', 'b'],
  ],
  [
    'an option of a select',
    '<select id=s><option id=a>Red<option id=b>Blue</select>',
    { kind: 'option', name: 'Blue' },
    ['one', 'b'],
  ],
];

describe.each<BrowserName>(['chromium', 'firefox'])('frame_ground in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test.each(cases)('finds %s', async (_, html, target, found) => {
    await browser.load(html);
    const outcome = await browser.ground(target);
    expect(target.kind === 'page' ? [(outcome as string[])[0]] : outcome).toEqual(found);
  });

  test('finds the submit button of the form that was acted on', async () => {
    await browser.load(
      '<form><input id=i><button id=a>Join</button></form><form><input id=j><button type=button id=b>Show</button><button id=c>Send</button></form>',
    );
    expect(await browser.ground({ kind: 'submit' }, '#j')).toEqual(['one', 'c']);
    expect(await browser.ground({ kind: 'submit' })).toEqual(['tie', 'a', 'c']);
  });

  test('finds things on a page of 3000 buttons in time', async () => {
    await browser.load(
      '<script>for (let i = 0; i < 3000; i++) document.write(`<div><button id=b${i}>Button ${i}</button></div>`)</script>',
    );
    const start = performance.now();
    expect(await browser.ground({ kind: 'any', name: 'Button 2999' })).toEqual(['one', 'b2999']);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
