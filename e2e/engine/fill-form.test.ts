import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containing, openEngineBrowser, type BrowserName, type EngineBrowser } from './engine-browser.ts';

const COMBOBOX = `<div><label id=cl>Country</label><div id=c role=combobox tabindex=0 aria-labelledby=cl aria-expanded=false aria-haspopup=listbox aria-controls=lb>Choose…</div>
  <ul id=lb role=listbox hidden><li role=option>France</li><li role=option>Germany</li><li role=option>Greece</li></ul></div><script>
  c.onmousedown = () => { setTimeout(() => { lb.hidden = !lb.hidden; c.setAttribute('aria-expanded', String(!lb.hidden)) }, 50) };
  lb.onclick = e => { c.textContent = e.target.textContent; lb.hidden = true; c.setAttribute('aria-expanded', 'false') };</script>`;

const AUTOCOMPLETE = `<label>City <input id=a role=combobox aria-autocomplete=list aria-expanded=false aria-controls=al></label><ul id=al role=listbox></ul><script>
  a.oninput = () => setTimeout(() => { al.innerHTML = ['Berlin','Bern','Paris'].filter(x => a.value && x.toLowerCase().startsWith(a.value.toLowerCase())).map(x => '<li role=option>' + x + '</li>').join('') }, 80);
  al.onclick = e => { a.value = e.target.textContent; al.innerHTML = '' };</script>`;

describe.each<BrowserName>(['chromium', 'firefox'])('forms in %s', (name) => {
  let browser: EngineBrowser;
  beforeAll(async () => {
    browser = await openEngineBrowser(name);
  });
  afterAll(() => browser.close());

  test('fills every kind of field', async () => {
    await browser.load(`<form><label>Name <input id=n></label><label>Born <input type=date id=d></label>
      <select id=s aria-label=Country><option value="">Choose<option value=de>Germany<option value=fr>France</select>
      <label><input type=checkbox id=t> Terms</label><label><input type=checkbox id=m checked> Mail</label>
      <fieldset id=g><legend>Size</legend><label><input type=radio name=z value=s>Small</label><label><input type=radio name=z value=l>Large</label></fieldset>
      <textarea id=x aria-label=Note></textarea></form>`);
    const outcome = await browser.call('page_fill_form', {
      fields: [
        { ref: '$#n', value: 'Ada' },
        { ref: '$#d', value: '1815-12-10' },
        { ref: '$#s', value: 'germany' },
        { ref: '$#t', value: 'да' },
        { ref: '$#m', value: 'false' },
        { ref: '$#g', value: 'Large' },
        { ref: '$#x', value: 'One\nTwo' },
      ],
    });
    expect(outcome).toMatchObject({ filled: 7 });
    expect(
      await browser.read(
        'JSON.stringify([n.value,d.value,s.value,t.checked,m.checked,document.querySelector("[name=z]:checked").value,x.value])',
      ),
    ).toBe(JSON.stringify(['Ada', '1815-12-10', 'de', true, false, 'l', 'One\nTwo']));
  });

  test.each([
    ['a list that slowly takes one option', 0, ''],
    ['a list that stays open for more', 1, 'aria-multiselectable=true'],
  ])('after choosing in %s, presses Escape %i times', async (_, escapes, attributes) => {
    await browser.load(`<div role=dialog onkeydown="if (event.key === 'Escape') { keys++; c.setAttribute('aria-expanded', 'false') }">
      <button id=c aria-haspopup=listbox aria-expanded=false aria-controls=lb>Size</button>
      <ul id=lb role=listbox ${attributes} hidden><li role=option>Small<li role=option>Large</ul></div><script>
      window.keys = 0;
      c.onclick = () => { lb.hidden = false; c.setAttribute('aria-expanded', 'true') };
      lb.onclick = (e) => { e.target.setAttribute('aria-selected', 'true'); setTimeout(() => c.setAttribute('aria-expanded', 'false'), 900) };</script>`);
    await browser.call('page_select_option', { ref: '$#c', options: ['Large'] });
    expect(await browser.read('[keys, lb.lastElementChild.ariaSelected].join()')).toBe(`${escapes},true`);
  });

  test('leaves everything alone when a ref is wrong', async () => {
    await browser.load('<input id=n>');
    expect(
      await browser.call('page_fill_form', {
        fields: [
          { ref: '$#n', value: 'Ada' },
          { ref: 'd1e999', value: 'x' },
        ],
      }),
    ).toMatchObject({ code: 'page.ref_missing' });
    expect(await browser.read('n.value')).toBe('');
  });

  test('chooses in a select with its events', async () => {
    await browser.load(
      `<select id=s><optgroup label=A><option>One<option>Two</optgroup></select><script>window.log=[];for (const t of ['input','change']) s.addEventListener(t, () => log.push(t + s.value))</script>`,
    );
    expect(await browser.call('page_select_option', { ref: '$#s', options: ['Two'] })).toMatchObject({ value: 'Two' });
    expect(await browser.read('log.join()')).toBe('inputTwo,changeTwo');
  });

  test('chooses exactly the options of a multiple select', async () => {
    await browser.load('<select id=s multiple><option selected>A<option>B<option>C</select>');
    await browser.call('page_select_option', { ref: '$#s', options: ['B', 'C'] });
    expect(await browser.read('[...s.selectedOptions].map(o => o.value).join()')).toBe('B,C');
  });

  test('waits for options that depend on another choice', async () => {
    await browser.load(
      '<select id=s><option>Loading</select><script>setTimeout(() => s.innerHTML = "<option>Rome", 300)</script>',
    );
    expect(await browser.call('page_select_option', { ref: '$#s', options: ['Rome'] })).toMatchObject({
      value: 'Rome',
    });
  });

  test('lists the options when none or several fit', async () => {
    await browser.load('<select id=s aria-label=Plan><option>Pro monthly<option>Pro yearly</select>');
    for (const option of ['Basic', 'Pro']) {
      expect(await browser.call('page_select_option', { ref: '$#s', options: [option] })).toMatchObject({
        code: 'page.option_missing',
        message: containing('“Pro monthly”, “Pro yearly”'),
      });
    }
  });

  test('opens a combobox that scripts make and picks the option', async () => {
    await browser.load(COMBOBOX);
    expect(await browser.call('page_select_option', { ref: '$#c', options: ['Germany'] })).toMatchObject({
      value: 'Germany',
    });
  });

  test('says what a combobox offers', async () => {
    await browser.load(COMBOBOX);
    expect(await browser.call('page_select_option', { ref: '$#c', options: ['Mars'] })).toMatchObject({
      code: 'page.option_missing',
      message: containing('“Greece”'),
    });
  });

  test('types to filter an autocomplete and picks from it', async () => {
    await browser.load(AUTOCOMPLETE);
    await browser.call('page_fill_form', { fields: [{ ref: '$#a', value: 'Bern' }] });
    expect(await browser.read('a.value')).toBe('Bern');
  });

  test('chooses in a listbox and in a datalist', async () => {
    await browser.load(`<ul id=l role=listbox><li role=option onclick="this.ariaSelected='true'">One</li><li role=option onclick="this.setAttribute('aria-selected','true')">Two</li></ul>
      <input id=d list=dl><datalist id=dl><option value=de label=Germany><option value=fr label=France></datalist>`);
    expect(await browser.call('page_select_option', { ref: '$#l', options: ['Two'] })).toMatchObject({ value: 'Two' });
    await browser.call('page_select_option', { ref: '$#d', options: ['France'] });
    expect(await browser.read('d.value')).toBe('fr');
  });

  test('ticks switches that scripts make, once', async () => {
    await browser.load(
      `<div id=s role=switch tabindex=0 aria-checked=false onclick="this.setAttribute('aria-checked', this.getAttribute('aria-checked') === 'true' ? 'false' : 'true')">Wi-Fi</div>`,
    );
    await browser.call('page_set_checked', { ref: '$#s', checked: true });
    await browser.call('page_set_checked', { ref: '$#s', checked: true });
    expect(await browser.read('s.getAttribute("aria-checked")')).toBe('true');
  });

  test('ticks a check box whose label has a link in it', async () => {
    await browser.load(
      '<label for=c style="display:inline-block">I accept the <a href="/terms">terms and conditions</a></label><input id=c type=checkbox style="position:absolute;opacity:0;pointer-events:none">',
    );
    expect(await browser.call('page_set_checked', { ref: '$#c', checked: true })).toMatchObject({ navigated: false });
    expect(await browser.read('c.checked')).toBe(true);
  });

  test('cannot untick a radio button', async () => {
    await browser.load('<input type=radio id=r checked>');
    expect(await browser.call('page_set_checked', { ref: '$#r', checked: false })).toMatchObject({
      code: 'page.not_checkable',
    });
  });

  test('drags by HTML drag and drop', async () => {
    await browser.load(`<div id=a draggable=true style="height:40px">Item</div><div id=z style="height:80px;background:#eee">Here</div><script>
      a.ondragstart = e => e.dataTransfer.setData('text/plain', 'item'); z.ondragover = e => e.preventDefault();
      z.ondrop = e => { z.textContent = 'got ' + e.dataTransfer.getData('text/plain') }</script>`);
    await browser.call('page_drag', { ref: '$#a', to: '$#z' });
    expect(await browser.read('z.textContent')).toBe('got item');
  });

  test('drags by pointer', async () => {
    await browser.load(`<div id=a style="height:40px;width:40px;background:red;position:absolute;top:0"></div><div id=z style="position:absolute;top:300px;left:300px;height:80px;width:80px"></div><script>
      let on = false; a.onpointerdown = () => on = true; document.addEventListener('pointermove', e => { if (on) window.at = [e.clientX, e.clientY].join() }); document.addEventListener('pointerup', () => on = false)</script>`);
    await browser.call('page_drag', { ref: '$#a', to: '$#z' });
    expect(await browser.read('at')).toBe('340,340');
  });

  test('hovers and scrolls', async () => {
    await browser.load(
      `<div id=m style="height:30px" onmouseenter="document.title='over'">Menu</div><div style="height:3000px"></div><p id=end>End</p>`,
    );
    expect(await browser.call('page_hover', { ref: '$#m' })).toMatchObject({ title: 'over' });
    expect(await browser.call('page_scroll', { to: 'bottom' })).toMatchObject({ atEnd: true });
    expect(await browser.call('page_scroll', { by: -100 })).toMatchObject({ atEnd: false });
    expect(await browser.call('page_scroll', { to: 'top' })).toMatchObject({ y: 0 });
  });
});
