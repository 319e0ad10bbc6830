import { $, $$, held, lay } from './page.js';

const inputs = ['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'range', 'date', 'time', 'month', 'week', 'color'];
lay(`<form><h1>Native controls</h1>
${inputs.map((type) => `<p><label>${type} field <input type="${type}" name="${type}"></label></p>`).join('')}
<p><label>moment field <input type="datetime-local" name="datetime-local"></label></p>
<p><label>stepped field <input type="number" name="stepped" min="0" max="10" step="0.5" value="1"></label></p>
<p><label>limited field <input name="limited" maxlength="5"></label></p>
<p><label>textarea field <textarea name="textarea"></textarea></label></p>
<p><label>file field <input type="file" name="file"></label></p>
<p><label>files field <input type="file" name="files" multiple></label></p>
<p><label>single select <select name="single"><option value="">Choose…<option value="r">Red<option value="g">Green<option value="b">Blue</select></label></p>
<p><label>multiple select <select name="multiple" multiple><option value="a" selected>Apple<option value="b">Pear<option value="c">Plum</select></label></p>
<p><label>grouped select <select name="grouped"><optgroup label="Fruit"><option value="f1">Apple<option value="f2">Fig</optgroup><optgroup label="Roots"><option value="r1">Beet<option value="r2">Carrot</optgroup></select></label></p>
<p><label>listed field <input name="datalist" list="cities"></label><datalist id="cities"><option value="Rome"><option value="Paris"></datalist></p>
<p><label><input type="checkbox" name="checkbox" value="yes"> checkbox field</label></p>
<p><label><input type="checkbox" name="indeterminate" value="yes"> indeterminate field</label></p>
<fieldset><legend>checkbox group</legend>${['North', 'East', 'South'].map((one) => `<label><input type="checkbox" name="group" value="${one}"> ${one}</label>`).join('')}</fieldset>
<fieldset><legend>radio group</legend>${['Small', 'Medium', 'Large'].map((one) => `<label><input type="radio" name="radio" value="${one}"> ${one}</label>`).join('')}</fieldset>
<p><button type="button" name="button">plain button</button></p>
<details><summary>native disclosure</summary><p>inside</p></details>
<p><button type="button" id="opens">open dialog</button></p>
<dialog aria-label="native dialog"><button type="button">close dialog</button></dialog>
<p><button type="button" popovertarget="pop">open popover</button></p><div id="pop" popover>popped</div>
<p id="el">editable label</p><div contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="el"></div>
<p id="pl">plain label</p><div contenteditable="plaintext-only" role="textbox" aria-labelledby="pl">before</div>
<p><label><input type="checkbox" style="position:absolute;opacity:0"><span style="display:inline-block;width:40px;height:20px;background:#ccc"></span> styled checkbox</label></p>
</form>`);

const form = $('form');
form.addEventListener('submit', (event) => event.preventDefault());
const field = (name) => form.elements.namedItem(name);
$('[name=indeterminate]').indeterminate = true;
/** What the page's own listeners were told, as a script that mirrors the fields would have it. */
const told = {};
form.addEventListener('input', (event) => {
  told[event.target.name] = event.target.value;
});
for (const name of [...inputs, 'datetime-local', 'stepped', 'limited', 'textarea', 'datalist', 'single', 'grouped']) {
  held[name] = () => (field(name).value === told[name] ? field(name).value : { field: field(name).value, told: told[name] });
}
held.multiple = () => [...field('multiple').selectedOptions].map((option) => option.value);
for (const name of ['file', 'files']) held[name] = () => [...field(name).files].map((file) => file.name);
held.checkbox = () => field('checkbox').checked;
held.indeterminate = () => [field('indeterminate').checked, field('indeterminate').indeterminate];
held['checkbox group'] = () => new FormData(form).getAll('group');
held['radio group'] = () => new FormData(form).get('radio');
let presses = 0;
$('[name=button]').addEventListener('click', () => (presses += 1));
held.button = () => presses;
held.disclosure = () => $('details').open;
$('#opens').addEventListener('click', () => $('dialog').showModal());
$('dialog button').addEventListener('click', () => $('dialog').close('closed'));
held.dialog = () => [$('dialog').open, $('dialog').returnValue];
held.popover = () => $('#pop').matches(':popover-open');
const [rich, plain] = $$('[contenteditable]');
held.contenteditable = () => rich.innerText.trim();
held['plaintext-only'] = () => plain.innerText.trim();
held['styled checkbox'] = () => $('[style*=opacity]').checked;
