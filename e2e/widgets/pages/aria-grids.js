import { $, $$, held, lay, style } from './page.js';
import { onKeys, rove } from './aria-keys.js';

style('[role=row]{display:flex}[role=gridcell],[role=columnheader]{border:1px solid #999;padding:4px;width:120px}[hidden]{display:none!important}');
const cell = (text, more = '') => `<div role="gridcell" tabindex="-1" ${more}>${text}</div>`;
const spent = [['Cash deposit', '1000'], ['Grocery', '30'], ['Hardware', '250']];
const mails = [['Inbox', 1, 0], ['Hello', 2, 1], ['Re: Hello', 3, 2], ['Bye', 2, 1]];
lay(`<div role="grid" aria-label="Spending" id="spending"><div role="row"><div role="columnheader" tabindex="-1" aria-sort="none">Thing</div><div role="columnheader" tabindex="-1">Amount</div></div>
${spent.map(([thing, amount]) => `<div role="row">${cell(thing)}${cell(amount, `aria-label="Amount of ${thing}" data-edit`)}</div>`).join('')}</div>
<div role="treegrid" aria-label="Mails" id="mails">${mails.map(([name, level], index) => `<div role="row" aria-level="${level}" ${level < 3 && name !== 'Bye' ? 'aria-expanded="false"' : ''} tabindex="${index === 0 ? 0 : -1}" ${level > 1 ? 'hidden' : ''}><div role="gridcell">${name}</div><div role="gridcell"><button type="button" tabindex="-1">Open ${name}</button></div></div>`).join('')}</div>
<table><caption>Students</caption><thead><tr><th aria-sort="none"><button type="button">Name</button></th><th><button type="button">Age</button></th></tr></thead><tbody>${[['Cleo', 30], ['Ada', 25], ['Bob', 41]].map(([name, age]) => `<tr><td>${name}</td><td>${age}</td></tr>`).join('')}</tbody></table>
<div role="feed" aria-label="News" aria-busy="false" id="feed" style="height:120px;overflow:auto;width:300px"></div>`);

const grid = $('#spending');
const rows = () => $$('[role=row]', grid).map((row) => [...row.children]);
const cells = () => rows().flat();
cells()[0].tabIndex = 0;
function edit(cell) {
  if (!('edit' in cell.dataset) || $('input', cell)) return;
  const before = cell.textContent;
  const input = document.createElement('input');
  input.value = before;
  input.setAttribute('aria-label', `Edit ${cell.getAttribute('aria-label')}`);
  cell.replaceChildren(input);
  input.focus();
  const end = (text) => {
    cell.textContent = text;
    rove(cells(), cell);
  };
  onKeys(input, { Enter: () => end(input.value), Escape: () => end(before) });
}
for (const [y, row] of rows().entries()) {
  for (const [x, one] of row.entries()) {
    const to = (ny, nx) => () => rove(cells(), rows()[ny]?.[nx]);
    onKeys(one, { ArrowDown: to(y + 1, x), ArrowUp: to(y - 1, x), ArrowRight: to(y, x + 1), ArrowLeft: to(y, x - 1), Home: to(y, 0), End: to(y, row.length - 1), Enter: () => edit(one), F2: () => edit(one) });
    one.addEventListener('click', () => rove(cells(), one));
    one.addEventListener('dblclick', () => edit(one));
  }
}
held.grid = () => $$('[data-edit]', grid).map((one) => one.textContent);

const mailRows = $$('#mails [role=row]');
const level = (row) => Number(row.getAttribute('aria-level'));
function unfold(row, isOpen) {
  if (!row.hasAttribute('aria-expanded')) return;
  row.setAttribute('aria-expanded', String(isOpen));
  for (const other of mailRows.slice(mailRows.indexOf(row) + 1)) {
    if (level(other) <= level(row)) break;
    other.hidden = !isOpen || (level(other) > level(row) + 1 && !other.dataset.open);
  }
}
let opened = null;
for (const row of mailRows) {
  const shown = () => mailRows.filter((one) => !one.hidden);
  const focus = (by) => () => rove(mailRows, shown()[shown().indexOf(row) + by]);
  onKeys(row, { ArrowDown: focus(1), ArrowUp: focus(-1), ArrowRight: () => unfold(row, true), ArrowLeft: () => unfold(row, false), Enter: () => $('button', row).click() });
  row.firstElementChild.addEventListener('click', () => unfold(row, row.getAttribute('aria-expanded') !== 'true'));
  $('button', row).addEventListener('click', () => (opened = row.firstElementChild.textContent));
}
held.treegrid = () => [opened, mailRows.filter((row) => !row.hidden).length];

const body = $('tbody');
const sort = (button, column) => {
  const header = button.parentElement;
  const isDown = header.getAttribute('aria-sort') === 'ascending';
  for (const one of $$('th')) one.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
  const sorted = $$('tr', body).toSorted((a, b) => a.children[column].textContent.localeCompare(b.children[column].textContent) * (isDown ? -1 : 1));
  body.append(...sorted);
};
for (const [column, button] of $$('th button').entries()) button.addEventListener('click', () => sort(button, column));
held.table = () => $$('tr', body).map((row) => row.firstElementChild.textContent);

const feed = $('#feed');
const grow = () => {
  const start = feed.children.length;
  for (let index = start; index < start + 5; index += 1) {
    const article = document.createElement('article');
    Object.assign(article, { tabIndex: 0, textContent: `Story ${index + 1}`, style: 'height:60px' });
    article.setAttribute('aria-label', `Story ${index + 1}`);
    article.setAttribute('aria-posinset', String(index + 1));
    article.setAttribute('aria-setsize', '-1');
    onKeys(article, {
      PageDown: () => (article.nextElementSibling ?? (grow(), article.nextElementSibling)).focus(),
      PageUp: () => article.previousElementSibling?.focus(),
    });
    feed.append(article);
  }
};
grow();
feed.addEventListener('scroll', () => feed.scrollTop + feed.clientHeight >= feed.scrollHeight - 2 && grow());
held.feed = () => [document.activeElement.getAttribute('aria-label'), feed.children.length];
