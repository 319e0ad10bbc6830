import { $, $$, held, lay, style } from './page.js';
import { onKeys } from './aria-keys.js';

style('.shade{position:fixed;inset:0;background:#0008;z-index:5}[role=dialog],[role=alertdialog]{position:fixed;top:40px;left:40px;background:#fff;padding:20px;z-index:6}[hidden]{display:none!important}[role=tooltip]{position:absolute;background:#ffd}td[aria-selected=true]{background:#cdf}');
lay(`<button type="button" id="open">Add address</button><button type="button" id="erase">Replace notes</button><p id="notes">Many notes</p>
<button type="button" id="tipped" aria-describedby="tip">Upload</button><span role="tooltip" id="tip" hidden>Up to 5 MB</span>
<button type="button" id="warn">Trigger alert</button><div role="alert" id="alert"></div>
<label for="date">Appointment</label><input id="date" placeholder="mm/dd/yyyy"><button type="button" id="pick" aria-label="Choose date">📅</button>
<div class="shade" hidden></div>
<div role="dialog" aria-modal="true" aria-labelledby="dt" id="dialog" hidden><h2 id="dt">Add delivery address</h2><label>Street <input id="street"></label><button type="button" id="verify">Verify</button><button type="button" id="add">Add</button><button type="button" class="cancel">Cancel</button></div>
<div role="dialog" aria-modal="true" aria-label="Verified" id="nested" hidden><button type="button" class="cancel">Close</button></div>
<div role="alertdialog" aria-modal="true" aria-labelledby="at" aria-describedby="ad" id="sure" hidden><h2 id="at">Are you sure?</h2><p id="ad">The notes go.</p><button type="button" class="cancel">No</button><button type="button" id="yes">Yes</button></div>
<div role="dialog" aria-modal="true" aria-label="Choose date" id="calendar" hidden><button type="button" id="before" aria-label="Previous month">‹</button><span id="month" aria-live="polite"></span><button type="button" id="after" aria-label="Next month">›</button><table role="grid" aria-labelledby="month"><tbody></tbody></table></div>`);

const stack = [];
const state = { added: null, verified: 0 };
function open(dialog) {
  stack.push([dialog, document.activeElement]);
  dialog.hidden = false;
  $('.shade').hidden = false;
  $('input, button', dialog).focus();
}
function close() {
  const [dialog, before] = stack.pop();
  dialog.hidden = true;
  $('.shade').hidden = stack.length === 0;
  before?.focus();
}
for (const dialog of $$('[role=dialog], [role=alertdialog]')) {
  const stops = () => $$('input, button, [tabindex="0"]', dialog);
  onKeys(dialog, {
    Escape: close,
    Tab: () => document.activeElement === stops().at(-1) && (stops()[0].focus(), true),
    'Shift+Tab': () => document.activeElement === stops()[0] && (stops().at(-1).focus(), true),
  });
  for (const cancel of $$('.cancel', dialog)) cancel.addEventListener('click', close);
}
$('#open').addEventListener('click', () => open($('#dialog')));
$('#verify').addEventListener('click', () => {
  state.verified += 1;
  open($('#nested'));
});
$('#add').addEventListener('click', () => {
  state.added = $('#street').value;
  close();
});
$('#erase').addEventListener('click', () => open($('#sure')));
$('#yes').addEventListener('click', () => {
  $('#notes').textContent = '';
  close();
});
held.dialog = () => [state.added, state.verified, stack.length, document.activeElement.id];
held.alertdialog = () => [$('#notes').textContent, stack.length];
for (const [type, isShown] of [['mouseenter', true], ['mouseleave', false], ['focus', true], ['blur', false]]) $('#tipped').addEventListener(type, () => ($('#tip').hidden = !isShown));
onKeys($('#tipped'), { Escape: () => ($('#tip').hidden = true) });
held.tooltip = () => !$('#tip').hidden;
$('#warn').addEventListener('click', () => ($('#alert').textContent = 'Hello'));
held.alert = () => $('#alert').textContent;

const field = $('#date');
let shown = new Date(2026, 10, 1);
let focused = new Date(2026, 10, 1);
const two = (number) => String(number).padStart(2, '0');
function draw() {
  $('#month').textContent = shown.toLocaleDateString('en', { month: 'long', year: 'numeric' });
  const first = new Date(shown.getFullYear(), shown.getMonth(), 1 - shown.getDay());
  const rows = Array.from({ length: 6 }, (_, week) => `<tr>${Array.from({ length: 7 }, (_, day) => {
    const date = new Date(first.getFullYear(), first.getMonth(), first.getDate() + week * 7 + day);
    const isIn = date.getMonth() === shown.getMonth();
    return isIn ? `<td tabindex="${date.getTime() === focused.getTime() ? 0 : -1}" data-day="${date.getDate()}">${date.getDate()}</td>` : '<td></td>';
  }).join('')}</tr>`);
  $('#calendar tbody').innerHTML = rows.join('');
}
function pick(day) {
  const { length } = stack;
  field.value = `${two(shown.getMonth() + 1)}/${two(day)}/${shown.getFullYear()}`;
  if (length > 0) close();
}
const turn = (by) => () => {
  shown = new Date(shown.getFullYear(), shown.getMonth() + by, 1);
  focused = new Date(shown);
  draw();
};
const move = (days) => () => {
  focused = new Date(focused.getFullYear(), focused.getMonth(), focused.getDate() + days);
  shown = new Date(focused.getFullYear(), focused.getMonth(), 1);
  draw();
  $(`[data-day="${focused.getDate()}"]`).focus();
};
$('#pick').addEventListener('click', () => {
  const typed = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(field.value);
  if (typed) focused = new Date(Number(typed[3]), Number(typed[1]) - 1, Number(typed[2]));
  shown = new Date(focused.getFullYear(), focused.getMonth(), 1);
  draw();
  open($('#calendar'));
  $(`[data-day="${focused.getDate()}"]`).focus();
});
$('#before').addEventListener('click', turn(-1));
$('#after').addEventListener('click', turn(1));
$('#calendar tbody').addEventListener('click', ({ target }) => target.dataset.day && pick(Number(target.dataset.day)));
onKeys($('#calendar tbody'), { ArrowRight: move(1), ArrowLeft: move(-1), ArrowDown: move(7), ArrowUp: move(-7), Enter: () => pick(focused.getDate()), Space: () => pick(focused.getDate()), PageDown: move(30) });
held['date dialog'] = () => [field.value, stack.length];
