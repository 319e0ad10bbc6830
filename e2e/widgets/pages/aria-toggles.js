import { $, $$, held, lay, style } from './page.js';
import { around, onKeys, rove } from './aria-keys.js';

style('[role]{display:inline-block;padding:4px 8px;margin:2px;border:1px solid #999}[role=group],[role=radiogroup],[role=toolbar]{display:block}');
lay(`<div role="switch" aria-checked="false" tabindex="0" id="switch">Lights</div>
<div role="group" aria-labelledby="sg"><h3 id="sg">Sandwich</h3><div role="checkbox" aria-checked="false" tabindex="0" id="all" aria-controls="c1 c2">All of it</div>
<div role="checkbox" aria-checked="false" tabindex="0" id="c1">Lettuce</div><div role="checkbox" aria-checked="true" tabindex="0" id="c2">Tomato</div></div>
<div role="radiogroup" aria-label="Crust" id="crust">${['Regular', 'Deep', 'Thin'].map((name, index) => `<div role="radio" aria-checked="false" tabindex="${index === 0 ? 0 : -1}">${name}</div>`).join('')}</div>
<div role="radiogroup" aria-label="Delivery" id="delivery" tabindex="0">${['Pick-up', 'Home', 'Dine in'].map((name, index) => `<div role="radio" aria-checked="false" id="d${index}">${name}</div>`).join('')}</div>
<div role="radiogroup" aria-label="Rating" id="rating">${[1, 2, 3, 4, 5].map((stars) => `<span role="radio" aria-checked="false" aria-label="${stars} stars" tabindex="${stars === 1 ? 0 : -1}">★</span>`).join('')}</div>
<div role="button" tabindex="0" id="button">Print page</div><div role="button" tabindex="0" aria-pressed="false" id="mute">Mute</div>
<span role="link" tabindex="0" id="link">Go on</span>
<div role="toolbar" aria-label="Format" id="toolbar"><button type="button" aria-pressed="false" tabindex="0">Bold</button><button type="button" aria-pressed="false" tabindex="-1">Italic</button><button type="button" tabindex="-1" aria-disabled="true">Paste</button><button type="button" aria-pressed="false" tabindex="-1">Underline</button></div>`);

const state = { presses: 0, followed: 0 };
function toggle(element, attribute, then) {
  const flip = () => {
    element.setAttribute(attribute, String(element.getAttribute(attribute) !== 'true'));
    then?.();
  };
  element.addEventListener('click', flip);
  onKeys(element, { Space: flip, ...(attribute === 'aria-pressed' && { Enter: flip }) });
}
const light = $('#switch');
toggle(light, 'aria-checked', () => (state.switch = light.getAttribute('aria-checked')));
const all = $('#all');
const parts = [$('#c1'), $('#c2')];
const renew = () => {
  const ticked = parts.filter((part) => part.getAttribute('aria-checked') === 'true').length;
  all.setAttribute('aria-checked', ticked === 0 ? 'false' : ticked === parts.length ? 'true' : 'mixed');
};
for (const part of parts) toggle(part, 'aria-checked', renew);
toggle(all, 'aria-checked', () => {
  for (const part of parts) part.setAttribute('aria-checked', all.getAttribute('aria-checked'));
});
renew();

function radios(group, name) {
  const all = $$('[role=radio]', group);
  const choose = (radio) => {
    for (const one of all) one.setAttribute('aria-checked', String(one === radio));
    rove(all, radio);
    state[name] = radio.getAttribute('aria-label') ?? radio.textContent;
  };
  for (const radio of all) {
    radio.addEventListener('click', () => choose(radio));
    onKeys(radio, {
      Space: () => choose(radio),
      ArrowDown: () => choose(around(all, radio, 1)),
      ArrowRight: () => choose(around(all, radio, 1)),
      ArrowUp: () => choose(around(all, radio, -1)),
      ArrowLeft: () => choose(around(all, radio, -1)),
    });
  }
}
radios($('#crust'), 'crust');
radios($('#rating'), 'rating');

const delivery = $('#delivery');
const ways = $$('[role=radio]', delivery);
let active = ways[0];
const deliver = (way) => {
  active = way;
  delivery.setAttribute('aria-activedescendant', way.id);
  for (const one of ways) one.setAttribute('aria-checked', String(one === way));
  state.delivery = way.textContent;
};
for (const way of ways) way.addEventListener('click', () => deliver(way));
onKeys(delivery, { Space: () => deliver(active), ArrowDown: () => deliver(around(ways, active, 1)), ArrowUp: () => deliver(around(ways, active, -1)) });

const press = () => (state.presses += 1);
$('#button').addEventListener('click', press);
onKeys($('#button'), { Enter: press });
$('#button').addEventListener('keyup', (event) => event.key === ' ' && press());
toggle($('#mute'), 'aria-pressed', () => (state.mute = $('#mute').getAttribute('aria-pressed')));
const follow = () => (state.followed += 1);
$('#link').addEventListener('click', follow);
onKeys($('#link'), { Enter: follow });
const tools = $$('#toolbar button');
for (const tool of tools) {
  tool.addEventListener('click', () => {
    if (tool.getAttribute('aria-disabled') !== 'true') tool.setAttribute('aria-pressed', String(tool.getAttribute('aria-pressed') !== 'true'));
  });
  onKeys(tool, { ArrowRight: () => rove(tools, around(tools, tool, 1)), ArrowLeft: () => rove(tools, around(tools, tool, -1)), Home: () => rove(tools, tools[0]), End: () => rove(tools, tools.at(-1)) });
}
for (const name of ['switch', 'crust', 'rating', 'delivery', 'presses', 'followed', 'mute']) held[name] = () => state[name] ?? null;
held.checkbox = () => [all, ...parts].map((one) => one.getAttribute('aria-checked'));
held.toolbar = () => tools.map((tool) => tool.getAttribute('aria-pressed'));
