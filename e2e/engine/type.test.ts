import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containing, openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

/** As React does: an own `value` property notices writes by script, so that only native ones make `input` count. */
const TRACKED = `<script>
  window.heard = [];
  function track(input) {
    const native = Object.getOwnPropertyDescriptor(input.constructor.prototype, 'value');
    let seen = input.value;
    Object.defineProperty(input, 'value', { configurable: true, get() { return native.get.call(this) }, set(v) { seen = String(v); native.set.call(this, v) } });
    input.addEventListener('input', () => { const now = native.get.call(input); if (now !== seen) { seen = now; heard.push(now) } });
  }
</script>`;

describe.each<BrowserName>(['chromium', 'firefox'])('typing in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test('replaces what a field holds', async () => {
    await browser.load('<input id=i value=Old>');
    expect(await browser.call('page_type', { ref: '$#i', text: 'New text' })).toMatchObject({ value: 'New text' });
    expect(await browser.read('i.value')).toBe('New text');
  });

  test('is noticed by controlled inputs', async () => {
    await browser.load(`${TRACKED}<input id=i><script>track(i)</script>`);
    await browser.call('page_type', { ref: '$#i', text: 'Ada' });
    expect(await browser.read('heard.at(-1)')).toBe('Ada');
  });

  test('fires the events of a keyboard', async () => {
    await browser.load(`<input id=i><script>window.log=[];for (const t of ['focus','keydown','keypress','beforeinput','input','keyup','change'])
      i.addEventListener(t, e => log.push(t + (e.key ?? (e.inputType ? ':' + e.inputType + e.data : ''))))</script>`);
    await browser.call('page_type', { ref: '$#i', text: 'é' });
    expect(await browser.read('log.join(" ")')).toBe(
      'focus keydowné keypressé beforeinput:insertTexté input:insertTexté keyupé change',
    );
  });

  test('lets the page take keys for itself', async () => {
    await browser.load(
      '<input id=i><script>i.onkeydown = e => { if (/[^0-9]/.test(e.key)) e.preventDefault() }</script>',
    );
    expect(await browser.call('page_type', { ref: '$#i', text: 'a1b2' })).toMatchObject({
      code: 'page.value_rejected',
      message: containing('“12”'),
    });
  });

  test('accepts what the page only formats', async () => {
    await browser.load(
      `<input id=i><script>i.oninput = () => i.value = i.value.replace(/\\D/g, '').replace(/(\\d{3})(\\d{1,4})/, '$1-$2')</script>`,
    );
    expect(await browser.call('page_type', { ref: '$#i', text: '5551234' })).toMatchObject({ value: '555-1234' });
  });

  test('keeps to maxlength and says so', async () => {
    await browser.load('<label>Code <input id=i maxlength=3></label>');
    expect(await browser.call('page_type', { ref: '$#i', text: 'abcdef' })).toMatchObject({
      code: 'page.value_rejected',
      message: containing('at most 3 characters'),
    });
  });

  test('says what the page put back, but never a private value', async () => {
    await browser.load(
      `<input id=i aria-label=City><input id=p type=password><script>for (const f of [i, p]) f.oninput = () => { f.value = 'hunter2' }</script>`,
    );
    expect(await browser.call('page_type', { ref: '$#i', text: 'Rome' })).toMatchObject({
      code: 'page.value_rejected',
      message: containing('hunter2'),
    });
    expect(JSON.stringify(await browser.call('page_type', { ref: '$#p', text: 'Rome' }))).not.toMatch(/hunter2|Rome/);
  });

  test('fills a row of boxes for a code', async () => {
    await browser.load(`<input maxlength=1 id=a aria-label="Digit 1"><input maxlength=1 id=b><input maxlength=1 id=c><script>
      for (const f of [a, b, c]) f.oninput = () => { if (f.value && f.nextElementSibling?.focus) f.nextElementSibling.focus() }</script>`);
    await browser.call('page_type', { ref: '$#a', text: '123' });
    expect(await browser.read('a.value + b.value + c.value')).toBe('123');
  });

  test.each([
    ['date', '31.05.2024', '2024-05-31'],
    ['date', 'May 3, 2024', '2024-05-03'],
    ['time', '9:05 pm', '21:05'],
    ['month', 'May 2024', '2024-05'],
    ['week', '2024 W7', '2024-W07'],
    ['datetime-local', '2024-05-31 14:30', '2024-05-31T14:30'],
    ['number', '1 234,5', '1234.5'],
    ['range', '70', '70'],
    ['color', 'red', '#ff0000'],
    ['email', 'ada@example.org', 'ada@example.org'],
  ])('writes a %s from “%s”', async (type, text, value) => {
    await browser.load(`<input id=i type=${type} step=any>`);
    await browser.call('page_type', { ref: '$#i', text });
    expect(await browser.read('i.value')).toBe(value);
  });

  test('replaces an e-mail address, whose field has no selection', async () => {
    await browser.load('<input id=i type=email value="old@example.org">');
    await browser.call('page_type', { ref: '$#i', text: 'new@example.org' });
    expect(await browser.read('i.value')).toBe('new@example.org');
  });

  test('writes into editable elements', async () => {
    await browser.load(
      `<div id=e contenteditable>Old <b>text</b></div><script>window.log=[];e.addEventListener('input', ev => log.push(ev.inputType))</script>`,
    );
    expect(await browser.call('page_type', { ref: '$#e', text: 'Hello there' })).toMatchObject({
      value: 'Hello there',
    });
    expect(await browser.read('e.innerText.trim()')).toBe('Hello there');
    expect(await browser.read('log.length > 0')).toBe(true);
  });

  test('writes into fields in shadow roots', async () => {
    await browser.load(
      `<x-field id=f></x-field><script>f.attachShadow({mode:'open'}).innerHTML='<label>Name <input></label>'</script>`,
    );
    await browser.call('page_type', { ref: '$#f', text: 'Ada' });
    expect(await browser.read('f.shadowRoot.querySelector("input").value')).toBe('Ada');
  });

  test('sends the form on Enter through its button, once', async () => {
    await browser.load('<form action="/find"><input id=i name=q><button name=b value=1>Go</button></form>');
    const navigated = browser.page.waitForNavigation();
    await browser.call('page_type', { ref: '$#i', text: 'cats', submit: true }).catch(() => undefined);
    await navigated;
    expect(browser.requests).toEqual(['/find?q=cats&b=1']);
  });

  test('sends a form for a new tab in this one', async () => {
    await browser.load('<form action="/find" target=_blank><input id=i name=q></form>');
    const navigated = browser.page.waitForNavigation();
    await browser.call('page_type', { ref: '$#i', text: 'cats', submit: true }).catch(() => undefined);
    await navigated;
    expect(browser.requests).toEqual(['/find?q=cats']);
  });

  test('does not send a form of two fields without a button', async () => {
    await browser.load('<form action="/find"><input id=i name=q><input name=r></form>');
    expect(await browser.call('page_type', { ref: '$#i', text: 'cats', submit: true })).toMatchObject({
      navigated: false,
    });
    expect(browser.requests).toEqual([]);
  });

  test('clears', async () => {
    await browser.load('<input id=i value=Old><textarea id=t>Old</textarea><div id=e contenteditable>Old</div>');
    for (const ref of ['$#i', '$#t', '$#e']) await browser.call('page_clear', { ref });
    expect(await browser.read('[i.value, t.value, e.innerText.trim()].join("|")')).toBe('||');
  });

  test('refuses a read-only field', async () => {
    await browser.load('<input id=i readonly>');
    expect(await browser.call('page_type', { ref: '$#i', text: 'x' })).toMatchObject({ code: 'page.read_only' });
  });

  test('asks again before Enter sends a password', async () => {
    await browser.load(
      '<form action="/in"><input name=u id=u><input type=password name=p id=p><button>Sign in</button></form>',
    );
    expect(await browser.call('page_type', { ref: '$#p', text: 's', submit: true }, 'act')).toMatchObject({
      code: 'policy.target_changed',
    });
    expect(await browser.call('page_type', { ref: '$#p', text: 's' }, 'act')).toMatchObject({ value: '••••••' });
    expect(browser.requests).toEqual([]);
  });

  test.each([
    ['Control+A', 'Delete', ''],
    ['End', 'Backspace', 'ab'],
    ['Home', 'x', 'xabc'],
  ])('presses %s and %s', async (first, second, value) => {
    await browser.load('<input id=i value=abc>');
    await browser.call('page_press_key', { key: first, ref: '$#i' });
    await browser.call('page_press_key', { key: second, ref: '$#i' });
    expect(await browser.read('i.value')).toBe(value);
  });

  test('moves the focus with Tab, presses buttons with Space and steps radio buttons', async () => {
    await browser.load(
      `<input id=a><button id=b onclick="document.title='pressed'">B</button><input type=radio name=r id=r1 checked><input type=radio name=r id=r2>`,
    );
    await browser.call('page_press_key', { key: 'Tab', ref: '$#a' });
    expect(await browser.read('document.activeElement.id')).toBe('b');
    expect(await browser.call('page_press_key', { key: 'Space' })).toMatchObject({ title: 'pressed' });
    await browser.call('page_press_key', { key: 'ArrowDown', ref: '$#r1' });
    expect(await browser.read('r2.checked')).toBe(true);
  });

  test('knows no such key', async () => {
    await browser.load('<input id=i>');
    expect(await browser.call('page_press_key', { key: 'Hyper+Q' })).toMatchObject({ code: 'page.key_unknown' });
  });
});
