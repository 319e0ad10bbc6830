import { $, $$, held, lay, style } from './page.js';
import { around, isLetter, onKeys, rove, startingWith } from './aria-keys.js';

style('[role=menu]{border:1px solid #888;background:#fff;padding:4px;margin:0;width:180px}[role=menubar]{display:flex;padding:0}[role^=menuitem]{list-style:none;padding:4px 8px}[hidden]{display:none!important}[role=tablist]{display:flex}.menu-holder{position:relative}.menu-holder [role=menu]{position:absolute;z-index:2}');
const state = { chosen: null };
const item = (name, role = 'menuitem', more = '') => `<li role="${role}" tabindex="-1" ${more}>${name}</li>`;
lay(`<div class="menu-holder"><button type="button" id="actions" aria-haspopup="menu" aria-expanded="false" aria-controls="actions-menu">Actions</button><ul role="menu" id="actions-menu" aria-labelledby="actions" hidden>${['Copy', 'Move', 'Rename'].map((name) => item(name)).join('')}</ul></div>
<ul role="menubar" aria-label="Editor" id="bar">${['File', 'Text'].map((name, index) => `<li role="none" class="menu-holder"><span role="menuitem" tabindex="${index === 0 ? 0 : -1}" aria-haspopup="menu" aria-expanded="false">${name}</span><ul role="menu" aria-label="${name}" hidden>${name === 'File' ? item('New file') + item('Close file') : item('Wrap', 'menuitemcheckbox', 'aria-checked="false"') + item('Serif', 'menuitemradio', 'aria-checked="true"') + item('Sans', 'menuitemradio', 'aria-checked="false"')}</ul></li>`).join('')}</ul>
<div role="tablist" aria-label="Automatic" id="automatic">${['One', 'Two', 'Three'].map((name, index) => `<button type="button" role="tab" aria-selected="${index === 0}" aria-controls="a${index}" tabindex="${index === 0 ? 0 : -1}">Tab ${name}</button>`).join('')}</div>${[0, 1, 2].map((index) => `<div role="tabpanel" id="a${index}" ${index === 0 ? '' : 'hidden'}>Panel ${index + 1}</div>`).join('')}
<div role="tablist" aria-label="Manual" id="manual">${['Red', 'Green', 'Blue'].map((name, index) => `<button type="button" role="tab" aria-selected="${index === 0}" aria-controls="m${index}" tabindex="${index === 0 ? 0 : -1}">${name}</button>`).join('')}</div>${[0, 1, 2].map((index) => `<div role="tabpanel" id="m${index}" ${index === 0 ? '' : 'hidden'}>Colour ${index + 1}</div>`).join('')}
<div id="accordion">${['Personal', 'Billing'].map((name, index) => `<h3><button type="button" aria-expanded="${index === 0}" aria-controls="s${index}">${name}</button></h3><div role="region" id="s${index}" aria-label="${name}" ${index === 0 ? '' : 'hidden'}>Section ${name}</div>`).join('')}</div>
<button type="button" id="disclosure" aria-expanded="false" aria-controls="answer">Where is it?</button><p id="answer" hidden>Here.</p>
<nav aria-label="Site"><button type="button" id="about" aria-expanded="false" aria-controls="about-links">About</button><ul id="about-links" hidden><li><a href="#team">Team</a></li><li><a href="#history">History</a></li></ul></nav>
<section aria-roledescription="carousel" aria-label="Shows"><button type="button" id="previous">Previous show</button><button type="button" id="next">Next show</button>${['Dune', 'Solaris', 'Stalker'].map((name, index) => `<div role="group" aria-roledescription="slide" aria-label="${index + 1} of 3" ${index === 0 ? '' : 'hidden'}>${name}</div>`).join('')}</section>`);

const button = $('#actions');
const menu = $('#actions-menu');
const items = $$('[role=menuitem]', menu);
const show = (isOpen, focus) => {
  menu.hidden = !isOpen;
  button.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) rove(items, focus ?? items[0]);
  else button.focus();
};
const choose = (one) => {
  state.chosen = one.textContent;
  show(false);
};
button.addEventListener('click', () => show(menu.hidden));
onKeys(button, { ArrowDown: () => show(true), ArrowUp: () => show(true, items.at(-1)), Enter: () => show(true), Space: () => show(true) });
for (const one of items) {
  one.addEventListener('click', () => choose(one));
  onKeys(one, { Enter: () => choose(one), Space: () => choose(one), Escape: () => show(false), ArrowDown: () => rove(items, around(items, one, 1)), ArrowUp: () => rove(items, around(items, one, -1)), Home: () => rove(items, items[0]), End: () => rove(items, items.at(-1)) });
  one.addEventListener('keydown', (event) => isLetter(event) && rove(items, startingWith(items, one, event.key) ?? one));
}
held['menu button'] = () => state.chosen;

const tops = $$('#bar > li > [role=menuitem]');
const menuOf = (top) => top.nextElementSibling;
const openTop = (top, isOpen, at = 0) => {
  for (const one of tops) {
    menuOf(one).hidden = !(one === top && isOpen);
    one.setAttribute('aria-expanded', String(one === top && isOpen));
  }
  rove(tops, top);
  if (isOpen) menuOf(top).children[at === -1 ? menuOf(top).children.length - 1 : at].focus();
};
const act = (one, top) => {
  const role = one.getAttribute('role');
  if (role === 'menuitemcheckbox') one.setAttribute('aria-checked', String(one.getAttribute('aria-checked') !== 'true'));
  if (role === 'menuitemradio') for (const other of $$('[role=menuitemradio]', one.parentElement)) other.setAttribute('aria-checked', String(other === one));
  state.bar = one.textContent;
  openTop(top, false);
};
for (const top of tops) {
  const open = () => openTop(top, menuOf(top).hidden);
  top.addEventListener('click', open);
  const isOpen = () => tops.some((one) => !menuOf(one).hidden);
  const side = (by) => () => (isOpen() ? openTop(around(tops, top, by), true) : rove(tops, around(tops, top, by)));
  onKeys(top, { Enter: open, Space: open, ArrowDown: () => openTop(top, true), ArrowUp: () => openTop(top, true, -1), ArrowRight: side(1), ArrowLeft: side(-1), Home: () => rove(tops, tops[0]), End: () => rove(tops, tops.at(-1)) });
  const below = [...menuOf(top).children];
  for (const one of below) {
    one.addEventListener('click', () => act(one, top));
    onKeys(one, { Enter: () => act(one, top), Space: () => act(one, top), Escape: () => openTop(top, false), ArrowDown: () => around(below, one, 1).focus(), ArrowUp: () => around(below, one, -1).focus(), ArrowRight: () => openTop(around(tops, top, 1), true), ArrowLeft: () => openTop(around(tops, top, -1), true) });
  }
}
held.menubar = () => [state.bar ?? null, ...$$('#bar [aria-checked=true]').map((one) => one.textContent)];

for (const name of ['automatic', 'manual']) {
  const tabs = $$(`#${name} [role=tab]`);
  const select = (tab) => {
    for (const one of tabs) {
      one.setAttribute('aria-selected', String(one === tab));
      $(`#${one.getAttribute('aria-controls')}`).hidden = one !== tab;
    }
    rove(tabs, tab);
  };
  const go = name === 'automatic' ? select : (tab) => tab.focus();
  for (const tab of tabs) {
    tab.addEventListener('click', () => select(tab));
    onKeys(tab, { ArrowRight: () => go(around(tabs, tab, 1)), ArrowLeft: () => go(around(tabs, tab, -1)), Home: () => go(tabs[0]), End: () => go(tabs.at(-1)) });
  }
  held[name] = () => tabs.find((tab) => tab.getAttribute('aria-selected') === 'true').textContent;
}
for (const one of [...$$('#accordion button'), $('#disclosure'), $('#about')]) {
  one.addEventListener('click', () => {
    const panel = $(`#${one.getAttribute('aria-controls')}`);
    panel.hidden = !panel.hidden;
    one.setAttribute('aria-expanded', String(!panel.hidden));
  });
}
held.accordion = () => $$('#accordion button').map((one) => one.getAttribute('aria-expanded'));
held.disclosure = () => $('#disclosure').getAttribute('aria-expanded');
held.navigation = () => location.hash;
const slides = $$('[aria-roledescription=slide]');
const turn = (by) => () => {
  const at = slides.findIndex((slide) => !slide.hidden);
  for (const slide of slides) slide.hidden = slide !== slides[(at + by + slides.length) % slides.length];
};
$('#next').addEventListener('click', turn(1));
$('#previous').addEventListener('click', turn(-1));
held.carousel = () => slides.find((slide) => !slide.hidden).textContent;
