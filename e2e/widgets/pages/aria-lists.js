import { $, $$, held, lay, style } from './page.js';
import { isLetter, onKeys, rove, startingWith } from './aria-keys.js';

style('[role=listbox],[role=tree]{border:1px solid #888;width:240px;max-height:130px;overflow:auto;margin:8px 0;padding:0}[role=option],[role=treeitem]{list-style:none;padding:3px}[role=treeitem][aria-expanded=false]>ul{display:none}[aria-selected=true]>span,[role=option][aria-selected=true]{background:#cdf}');
const planets = ['Mercury', 'Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune', 'Pluto'];
const list = (names, prefix) => names.map((name, index) => `<li role="option" id="${prefix}${index}" aria-selected="false">${name}</li>`).join('');
lay(`<ul role="listbox" tabindex="0" aria-label="Planet" id="planet">${list(planets, 'p')}</ul>
<ul role="listbox" tabindex="0" aria-label="Several planets" aria-multiselectable="true" id="several">${list(planets, 's')}</ul>
<div role="listbox" tabindex="0" aria-label="Animal" id="animal"><ul role="group" aria-label="Land">${list(['Cat', 'Dog'], 'l')}</ul><ul role="group" aria-label="Sea">${list(['Seal', 'Whale'], 'w')}</ul></div>
<ul role="listbox" tabindex="0" aria-label="Sequence" id="order">${list(['First', 'Second', 'Third'], 'o')}</ul><button type="button" id="up">Up</button><button type="button" id="down">Down</button>
<ul role="tree" aria-label="Files" id="files"><li role="treeitem" aria-expanded="false" tabindex="0"><span>Projects</span><ul role="group"><li role="treeitem" tabindex="-1"><span>plan.txt</span></li><li role="treeitem" aria-expanded="false" tabindex="-1"><span>Older</span><ul role="group"><li role="treeitem" tabindex="-1"><span>notes.txt</span></li></ul></li></ul></li><li role="treeitem" tabindex="-1"><span>Read me</span></li></ul>`);

function listbox(element, isMultiple = false) {
  const options = () => $$('[role=option]', element);
  let active;
  const activate = (option) => {
    if (option === undefined) return;
    active = option;
    element.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
    if (!isMultiple) select(option);
  };
  const select = (option) => {
    if (isMultiple) option.setAttribute('aria-selected', String(option.getAttribute('aria-selected') !== 'true'));
    else for (const one of options()) one.setAttribute('aria-selected', String(one === option));
  };
  const to = (at) => () => activate(options().at(at));
  const by = (step) => () => activate(active === undefined ? options()[0] : options()[options().indexOf(active) + step]);
  onKeys(element, { ArrowDown: by(1), ArrowUp: by(-1), Home: to(0), End: to(-1), Space: () => active && isMultiple && select(active), 'Control+a': () => isMultiple && options().forEach((one) => one.setAttribute('aria-selected', 'true')) });
  element.addEventListener('keydown', (event) => isLetter(event) && activate(startingWith(options(), active, event.key)));
  element.addEventListener('click', ({ target }) => {
    const option = target.closest('[role=option]');
    if (option === null) return;
    activate(option);
    if (isMultiple) select(option);
  });
  return () => options().filter((one) => one.getAttribute('aria-selected') === 'true').map((one) => one.textContent);
}
held.planet = listbox($('#planet'));
held.several = listbox($('#several'), true);
held.animal = listbox($('#animal'));
const chosen = listbox($('#order'));
const swap = (by) => () => {
  const option = $$('#order [role=option]').find((one) => one.textContent === chosen()[0]);
  if (by < 0) option?.previousElementSibling?.before(option);
  else option?.nextElementSibling?.after(option);
};
$('#up').addEventListener('click', swap(-1));
$('#down').addEventListener('click', swap(1));
onKeys($('#order'), { 'Alt+ArrowUp': swap(-1), 'Alt+ArrowDown': swap(1) });
held.order = () => $$('#order [role=option]').map((one) => one.textContent);

const tree = $('#files');
const shown = () => $$('[role=treeitem]', tree).filter((item) => item.parentElement.closest('[aria-expanded=false]') === null);
let opened = null;
const expand = (item, isOpen) => item.setAttribute('aria-expanded', String(isOpen));
const take = (item) => {
  if (item.hasAttribute('aria-expanded')) expand(item, item.getAttribute('aria-expanded') !== 'true');
  for (const one of $$('[role=treeitem]', tree)) one.setAttribute('aria-selected', String(one === item));
  opened = $('span', item).textContent;
};
for (const item of $$('[role=treeitem]', tree)) {
  item.addEventListener('click', (event) => {
    event.stopPropagation();
    rove($$('[role=treeitem]', tree), item);
    take(item);
  });
  const focus = (other) => rove($$('[role=treeitem]', tree), other);
  onKeys(item, {
    ArrowDown: () => focus(shown()[shown().indexOf(item) + 1]),
    ArrowUp: () => focus(shown()[shown().indexOf(item) - 1]),
    ArrowRight: () => (item.getAttribute('aria-expanded') === 'false' ? expand(item, true) : focus($('[role=treeitem]', item) ?? undefined)),
    ArrowLeft: () => (item.getAttribute('aria-expanded') === 'true' ? expand(item, false) : focus(item.parentElement.closest('[role=treeitem]') ?? undefined)),
    Enter: () => take(item),
    Space: () => take(item),
    Home: () => focus(shown()[0]),
    End: () => focus(shown().at(-1)),
  });
}
held.tree = () => [opened, shown().length];
