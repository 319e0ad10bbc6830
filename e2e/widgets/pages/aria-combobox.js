import { $, $$, held, lay, style } from './page.js';
import { onKeys } from './aria-keys.js';

style('[role=listbox],[role=grid].pop{border:1px solid #888;padding:0;margin:0;max-height:120px;overflow:auto;width:200px;background:#fff}[role=option]{list-style:none;padding:4px}[aria-selected=true]{background:#cdf}.holder{margin:12px}[role=combobox]:not(input){border:1px solid #888;width:200px;padding:4px}');
const fruits = ['Apple', 'Apricot', 'Banana', 'Blueberry', 'Cherry', 'Cranberry', 'Grape', 'Mango', 'Orange', 'Peach', 'Pear', 'Plum'];
const holder = (id, label, control) => `<div class="holder"><label id="${id}-label" for="${id}">${label}</label>${control}<ul role="listbox" id="${id}-list" aria-labelledby="${id}-label" hidden></ul></div>`;
const input = (id, mode) => `<input id="${id}" role="combobox" aria-autocomplete="${mode}" aria-expanded="false" aria-controls="${id}-list"><button type="button" tabindex="-1" aria-label="${id} options" data-for="${id}">▾</button>`;
lay(`${holder('favourite', 'Favourite', '<div id="favourite" role="combobox" tabindex="0" aria-labelledby="favourite-label" aria-expanded="false" aria-controls="favourite-list" aria-haspopup="listbox">Choose a fruit</div>')}
${holder('filtered', 'Filtered', input('filtered', 'list'))}${holder('completed', 'Completed', input('completed', 'both'))}${holder('offered', 'Offered', input('offered', 'none'))}
<div class="holder"><label for="gridded">Gridded</label><input id="gridded" role="combobox" aria-autocomplete="list" aria-haspopup="grid" aria-expanded="false" aria-controls="gridded-grid"><div role="grid" class="pop" id="gridded-grid" aria-label="Fruits" hidden></div></div>`);

function fill(list, names, choose) {
  list.replaceChildren(...names.map((name, index) => {
    const option = document.createElement('li');
    Object.assign(option, { id: `${list.id}-${index}`, textContent: name });
    option.setAttribute('role', 'option');
    option.addEventListener('click', () => choose(name));
    option.addEventListener('mousedown', (event) => event.preventDefault());
    return option;
  }));
}
/** A list below a control, with the marked option told by `aria-activedescendant`. */
function popup(control, choose) {
  const list = $(`#${control.id}-list`);
  const marked = () => $('[aria-selected=true]', list);
  const mark = (option) => {
    marked()?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    if (option) control.setAttribute('aria-activedescendant', option.id);
    else control.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const show = (isOpen) => {
    list.hidden = !isOpen;
    control.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) mark(undefined);
  };
  const move = (by) => {
    const options = $$('[role=option]', list);
    const at = options.indexOf(marked());
    mark(options[at === -1 ? (by > 0 ? 0 : options.length - 1) : (at + by + options.length) % options.length]);
  };
  const take = (name) => {
    choose(name);
    show(false);
  };
  return { list, marked, mark, show, move, take, isOpen: () => !list.hidden, offer: (names) => fill(list, names, take) };
}

const favourite = $('#favourite');
const state = {};
const only = popup(favourite, (name) => {
  favourite.textContent = name;
  state.favourite = name;
});
only.offer(fruits);
favourite.addEventListener('click', () => only.show(!only.isOpen()));
favourite.addEventListener('blur', () => only.show(false));
const openOnly = (then) => () => {
  if (only.isOpen()) return then();
  only.show(true);
  only.mark($$('[role=option]', only.list)[Math.max(0, fruits.indexOf(state.favourite))]);
};
const takeMarked = openOnly(() => only.take(only.marked().textContent));
onKeys(favourite, { ArrowDown: openOnly(() => only.move(1)), ArrowUp: openOnly(() => only.move(-1)), Enter: takeMarked, Space: takeMarked, Escape: () => only.show(false), Home: openOnly(() => only.mark(only.list.firstElementChild)), End: openOnly(() => only.mark(only.list.lastElementChild)) });
favourite.addEventListener('keydown', (event) => {
  if (!/^[a-z]$/i.test(event.key) || event.ctrlKey) return;
  only.show(true);
  only.mark($$('[role=option]', only.list).find((option) => option.textContent.toLowerCase().startsWith(event.key.toLowerCase())) ?? only.marked());
});
held.favourite = () => state.favourite ?? null;

for (const [id, mode] of [['filtered', 'list'], ['completed', 'both'], ['offered', 'none']]) {
  const field = $(`#${id}`);
  const list = popup(field, (name) => {
    field.value = name;
    state[id] = name;
  });
  const fitting = () => (mode === 'none' ? fruits : fruits.filter((name) => name.toLowerCase().startsWith(field.value.toLowerCase())));
  field.addEventListener('input', (event) => {
    const names = fitting();
    list.offer(names);
    list.show(names.length > 0 && field.value !== '');
    if (mode !== 'both' || names.length === 0 || event.inputType.startsWith('delete') || field.value === '') return;
    const typed = field.value.length;
    field.value = names[0];
    field.setSelectionRange(typed, names[0].length);
    list.mark(list.list.firstElementChild);
  });
  const open = (by) => () => {
    if (!list.isOpen()) list.offer(fitting());
    list.show(true);
    list.move(by);
  };
  onKeys(field, {
    ArrowDown: open(1),
    ArrowUp: open(-1),
    Enter: () => (list.marked() ? list.take(list.marked().textContent) : list.show(false)),
    Escape: () => {
      list.show(false);
      field.value = '';
      delete state[id];
    },
  });
  field.addEventListener('blur', () => list.show(false));
  $(`[data-for=${id}]`).addEventListener('click', () => {
    list.offer(fruits);
    list.show(!list.isOpen());
    field.focus();
  });
  held[id] = () => state[id] ?? null;
}

const gridded = $('#gridded');
const grid = $('#gridded-grid');
const cells = () => $$('[role=row]', grid);
const choose = (row) => {
  gridded.value = row.firstElementChild.textContent;
  state.gridded = gridded.value;
  grid.hidden = true;
  gridded.setAttribute('aria-expanded', 'false');
};
gridded.addEventListener('input', () => {
  const names = fruits.filter((name) => name.toLowerCase().includes(gridded.value.toLowerCase()));
  grid.innerHTML = names.map((name, index) => `<div role="row" id="r${index}"><span role="gridcell">${name}</span> <span role="gridcell">${name.length} letters</span></div>`).join('');
  for (const row of cells()) row.addEventListener('click', () => choose(row));
  grid.hidden = names.length === 0;
  gridded.setAttribute('aria-expanded', String(!grid.hidden));
});
let at = -1;
const go = (by) => () => {
  const rows = cells();
  at = (at + by + rows.length) % rows.length;
  for (const row of rows) row.setAttribute('aria-selected', String(row === rows[at]));
  gridded.setAttribute('aria-activedescendant', rows[at].id);
};
onKeys(gridded, { ArrowDown: go(1), ArrowUp: go(-1), Enter: () => choose(cells()[Math.max(0, at)]), Escape: () => (grid.hidden = true) });
held.gridded = () => state.gridded ?? null;
