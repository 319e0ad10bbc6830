import { $, $$, held, lay, style } from './page.js';
import { onKeys } from './aria-keys.js';

style(`.track{position:relative;width:300px;height:20px;background:#ddd;margin:30px}.track.up{width:20px;height:200px}.thumb{position:absolute;width:20px;height:20px;background:teal}
.panes{display:flex;width:400px;height:80px}.panes>section{background:#eee;overflow:hidden}#splitter{width:12px;background:#666}`);
lay(`<div class="track" data-name="colour"><div class="thumb" role="slider" tabindex="0" aria-label="Red" aria-valuemin="0" aria-valuemax="255" aria-valuenow="128"></div></div>
<div class="track up" data-name="temperature"><div class="thumb" role="slider" tabindex="0" aria-label="Temperature" aria-orientation="vertical" aria-valuemin="10" aria-valuemax="38" aria-valuenow="25" data-step="0.5" data-unit=" °C"></div></div>
<div class="track" data-name="price"><div class="thumb" role="slider" tabindex="0" aria-label="Least price" aria-valuemin="0" aria-valuemax="400" aria-valuenow="100" data-unit=" dollars"></div><div class="thumb" role="slider" tabindex="0" aria-label="Most price" aria-valuemin="0" aria-valuemax="400" aria-valuenow="250" data-unit=" dollars"></div></div>
<div class="track" data-name="level"><div class="thumb" role="slider" tabindex="0" aria-label="Level" aria-valuemin="0" aria-valuemax="3" aria-valuenow="0" data-words="Quiet,Low,Medium,Loud"></div></div>
<div role="group" aria-label="Guests"><div role="spinbutton" tabindex="0" aria-label="Adults" aria-valuemin="1" aria-valuemax="30" aria-valuenow="1" id="adults">1</div><button type="button" tabindex="-1" id="more">More adults</button><button type="button" tabindex="-1" id="less">Fewer adults</button></div>
<div role="spinbutton" tabindex="0" aria-label="Month" aria-valuemin="1" aria-valuemax="12" aria-valuenow="1" aria-valuetext="January" id="month">January</div>
<div class="panes"><section id="pane" style="width:200px">Contents</section><div id="splitter" role="separator" tabindex="0" aria-label="Contents" aria-controls="pane" aria-valuemin="0" aria-valuemax="100" aria-valuenow="50"></div><section style="flex:1">Text</section></div>`);

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
const now = (element) => Number(element.getAttribute('aria-valuenow'));
function bounds(thumb) {
  const thumbs = $$('.thumb', thumb.parentElement);
  const least = Number(thumb.getAttribute('aria-valuemin'));
  const most = Number(thumb.getAttribute('aria-valuemax'));
  if (thumbs.length < 2) return [least, most];
  return thumbs[0] === thumb ? [least, now(thumbs[1])] : [now(thumbs[0]), most];
}
function put(thumb, wanted) {
  const value = clamp(wanted, ...bounds(thumb));
  const { step = '1', unit, words } = thumb.dataset;
  const rounded = Math.round(value / Number(step)) * Number(step);
  thumb.setAttribute('aria-valuenow', String(rounded));
  if (unit !== undefined) thumb.setAttribute('aria-valuetext', rounded + unit);
  if (words !== undefined) thumb.setAttribute('aria-valuetext', words.split(',')[rounded]);
  const [least, most] = ['aria-valuemin', 'aria-valuemax'].map((name) => Number(thumb.getAttribute(name)));
  const part = (rounded - least) / (most - least);
  if (thumb.parentElement.classList.contains('up')) thumb.style.bottom = `${part * 180}px`;
  else thumb.style.left = `${part * 280}px`;
}
for (const thumb of $$('.thumb')) {
  const { step = '1' } = thumb.dataset;
  const small = Number(step);
  const large = small * 10;
  const by = (change) => () => put(thumb, now(thumb) + change);
  onKeys(thumb, { ArrowRight: by(small), ArrowUp: by(small), ArrowLeft: by(-small), ArrowDown: by(-small), PageUp: by(large), PageDown: by(-large), Home: () => put(thumb, -Infinity), End: () => put(thumb, Infinity) });
  thumb.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    thumb.setPointerCapture(event.pointerId);
    thumb.focus();
  });
  thumb.addEventListener('pointermove', (event) => {
    if (!thumb.hasPointerCapture(event.pointerId)) return;
    const box = thumb.parentElement.getBoundingClientRect();
    const [least, most] = ['aria-valuemin', 'aria-valuemax'].map((name) => Number(thumb.getAttribute(name)));
    const isUp = thumb.parentElement.classList.contains('up');
    const part = isUp ? (box.bottom - event.clientY - 10) / 180 : (event.clientX - box.left - 10) / 280;
    put(thumb, least + clamp(part, 0, 1) * (most - least));
  });
  put(thumb, now(thumb));
}
for (const track of $$('.track')) held[track.dataset.name] = () => $$('.thumb', track).map((thumb) => now(thumb));
for (const name of ['colour', 'temperature', 'level']) {
  const [thumb] = $$(`[data-name=${name}] .thumb`);
  held[name] = () => now(thumb);
}

function spin(element, words) {
  const set = (wanted) => {
    const value = clamp(wanted, Number(element.getAttribute('aria-valuemin')), Number(element.getAttribute('aria-valuemax')));
    element.setAttribute('aria-valuenow', String(value));
    element.textContent = words?.[value - 1] ?? String(value);
    if (words !== undefined) element.setAttribute('aria-valuetext', element.textContent);
  };
  const by = (change) => () => set(now(element) + change);
  onKeys(element, { ArrowUp: by(1), ArrowDown: by(-1), PageUp: by(5), PageDown: by(-5), Home: () => set(-Infinity), End: () => set(Infinity) });
  return by;
}
const by = spin($('#adults'));
$('#more').addEventListener('click', by(1));
$('#less').addEventListener('click', by(-1));
spin($('#month'), 'January February March April May June July August September October November December'.split(' '));
held.adults = () => now($('#adults'));
held.month = () => $('#month').textContent;

const splitter = $('#splitter');
const pane = $('#pane');
const split = (value) => {
  const part = clamp(value, 0, 100);
  splitter.setAttribute('aria-valuenow', String(Math.round(part)));
  pane.style.width = `${part * 4}px`;
};
let last = 50;
onKeys(splitter, {
  ArrowRight: () => split(now(splitter) + 1),
  ArrowLeft: () => split(now(splitter) - 1),
  Home: () => split(0),
  End: () => split(100),
  Enter: () => (now(splitter) === 0 ? split(last) : ((last = now(splitter)), split(0))),
});
splitter.addEventListener('mousedown', (event) => {
  event.preventDefault();
  const left = pane.getBoundingClientRect().left;
  const move = (moved) => split(Math.round((moved.clientX - left) / 20) * 5);
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', () => document.removeEventListener('mousemove', move), { once: true });
});
held.splitter = () => now(splitter);
