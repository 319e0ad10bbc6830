import type { Group, Row } from '../row.ts';

const field = (name: string) => ({ name: `${name} field` });
const fill = (type: string, value: string, holds = value): Row => ({
  control: type,
  page: 'native',
  held: type,
  steps: [{ fill: field(type === 'datetime-local' ? 'moment' : type), value }],
  holds,
});
const one = (control: string, held: string, steps: Row['steps'], holds: Row['holds']): Row => ({
  control,
  page: 'native',
  held,
  steps,
  holds,
});

export const native: Group = {
  title: 'Native controls',
  packages: [],
  rows: [
    fill('text', 'Ada “Lovelace” <b>'),
    fill('search', 'engine'),
    fill('tel', '+44 20 7946 0000'),
    fill('url', 'https://example.org/?a=b'),
    fill('email', 'ada@example.org'),
    fill('password', 'hunter2 secret'),
    fill('number', '1,234.5', '1234.5'),
    fill('range', '73'),
    fill('date', '21 November 2026', '2026-11-21'),
    fill('time', '1:45 pm', '13:45'),
    fill('datetime-local', '2026-11-21 13:45', '2026-11-21T13:45'),
    fill('month', 'November 2026', '2026-11'),
    fill('week', '2026-W47'),
    fill('color', '#369', '#336699'),
    fill('stepped', '7.5'),
    fill('limited', 'Abcde'),
    fill('textarea', 'line one\nline two'),
    one('file', 'file', [{ upload: field('file'), files: ['note.txt'] }], ['note.txt']),
    one('files', 'files', [{ upload: field('files'), files: ['note.txt', 'list.txt'] }], ['note.txt', 'list.txt']),
    one('select', 'single', [{ select: { name: 'single select' }, options: ['Green'] }], 'g'),
    one(
      'select, several',
      'multiple',
      [{ select: { name: 'multiple select' }, options: ['Pear', 'Plum'] }],
      ['b', 'c'],
    ),
    one('select, grouped', 'grouped', [{ select: { name: 'grouped select' }, options: ['Carrot'] }], 'r2'),
    one('datalist', 'datalist', [{ fill: { name: 'listed field' }, value: 'Rome' }], 'Rome'),
    one('checkbox', 'checkbox', [{ check: { name: 'checkbox field' }, checked: true }], true),
    one('checkbox, indeterminate', 'indeterminate', [{ check: field('indeterminate'), checked: true }], [true, false]),
    one(
      'checkbox group',
      'checkbox group',
      [
        { check: { name: 'North' }, checked: true },
        { check: { name: 'South' }, checked: true },
      ],
      ['North', 'South'],
    ),
    one(
      'checkbox, hidden behind its picture',
      'styled checkbox',
      [{ check: { name: 'styled checkbox' }, checked: true }],
      true,
    ),
    one('radio group', 'radio group', [{ fill: { role: 'group', name: 'radio group' }, value: 'Medium' }], 'Medium'),
    one(
      'radio group by keys',
      'radio group',
      [
        { click: { role: 'radio', name: 'Small' } },
        { press: ['ArrowDown', 'ArrowDown'], at: { role: 'radio', name: 'Small' } },
      ],
      'Large',
    ),
    one('button', 'button', [{ click: { name: 'plain button' } }], 1),
    one('button by keys', 'button', [{ press: ['Enter', 'Space'], at: { name: 'plain button' } }], 2),
    one('details', 'disclosure', [{ click: { text: 'native disclosure' } }], true),
    one(
      'dialog',
      'dialog',
      [{ click: { name: 'open dialog' } }, { click: { name: 'close dialog' } }],
      [false, 'closed'],
    ),
    one(
      'dialog by keys',
      'dialog',
      [{ press: ['Enter'], at: { name: 'open dialog' } }, { press: ['Escape'] }],
      [false, ''],
    ),
    one('popover', 'popover', [{ click: { name: 'open popover' } }], true),
    one(
      'contenteditable',
      'contenteditable',
      [{ fill: { name: 'editable label' }, value: 'Some words' }],
      'Some words',
    ),
    one(
      'contenteditable, lines',
      'contenteditable',
      [{ fill: { name: 'editable label' }, value: 'One\nTwo' }],
      'One\nTwo',
    ),
    one(
      'contenteditable, plain text',
      'plaintext-only',
      [{ fill: { name: 'plain label' }, value: 'Some words' }],
      'Some words',
    ),
  ],
};
