import { rowsOn } from '../pattern-rows.ts';
import type { Group } from '../row.ts';

const lists = rowsOn('aria-lists');
const grids = rowsOn('aria-grids');

export const listPatterns: Group = {
  title: 'ARIA patterns: lists, trees, grids',
  packages: [],
  rows: [
    lists(
      'listbox',
      'pointer',
      'planet',
      [{ select: { role: 'listbox', name: 'Planet' }, options: ['Neptune'] }],
      ['Neptune'],
    ),
    lists(
      'listbox',
      'keyboard',
      'planet',
      [{ press: ['ArrowDown', 'ArrowDown', 's'], at: { role: 'listbox', name: 'Planet' } }],
      ['Saturn'],
    ),
    lists(
      'listbox, several',
      'pointer',
      'several',
      [{ select: { role: 'listbox', name: 'Several planets' }, options: ['Earth', 'Pluto'] }],
      ['Earth', 'Pluto'],
    ),
    lists(
      'listbox, several',
      'keyboard',
      'several',
      [{ press: ['Home', 'Space', 'End', 'Space'], at: { role: 'listbox', name: 'Several planets' } }],
      ['Mercury', 'Pluto'],
    ),
    lists(
      'listbox, several',
      'Control+A',
      'several',
      [{ press: ['Control+a', 'Home', 'Space'], at: { role: 'listbox', name: 'Several planets' } }],
      ['Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune', 'Pluto'],
    ),
    lists(
      'listbox, grouped',
      'pointer',
      'animal',
      [{ select: { role: 'listbox', name: 'Animal' }, options: ['Whale'] }],
      ['Whale'],
    ),
    lists(
      'listbox, rearranged',
      'pointer',
      'order',
      [{ click: { role: 'option', name: 'Third' } }, { click: { role: 'button', name: 'Up' }, count: 2 }],
      ['Third', 'First', 'Second'],
    ),
    lists(
      'listbox, rearranged',
      'keyboard',
      'order',
      [{ press: ['End', 'Alt+ArrowUp'], at: { role: 'listbox', name: 'Sequence' } }],
      ['First', 'Third', 'Second'],
    ),
    lists(
      'tree',
      'pointer',
      'tree',
      [{ click: { text: 'Projects' } }, { click: { text: 'plan.txt' } }],
      ['plan.txt', 4],
    ),
    lists(
      'tree',
      'chosen by path',
      'tree',
      [{ select: { role: 'tree', name: 'Files' }, options: ['Read me'] }],
      ['Read me', 2],
    ),
    lists(
      'tree',
      'keyboard',
      'tree',
      [
        {
          press: ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter'],
          at: { role: 'treeitem', name: 'Projects' },
        },
      ],
      ['notes.txt', 5],
    ),
    grids(
      'grid, edited',
      'pointer',
      'grid',
      [
        { click: { role: 'gridcell', name: 'Amount of Grocery' }, count: 2 },
        { type: { role: 'textbox', name: 'Edit Amount of Grocery' }, value: '45', submit: true },
      ],
      ['1000', '45', '250'],
    ),
    grids(
      'grid, edited',
      'keyboard',
      'grid',
      [
        {
          press: ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter', 'Control+a', '4', '5', 'Enter'],
          at: { role: 'columnheader', name: 'Thing' },
        },
      ],
      ['1000', '45', '250'],
    ),
    grids(
      'grid, edited',
      'filled',
      'grid',
      [{ fill: { role: 'gridcell', name: 'Amount of Grocery' }, value: '45' }],
      ['1000', '45', '250'],
    ),
    grids(
      'tree grid',
      'pointer',
      'treegrid',
      [{ click: { role: 'gridcell', name: 'Inbox' } }, { click: { role: 'button', name: 'Open Bye' } }],
      ['Bye', 3],
    ),
    grids(
      'tree grid',
      'keyboard',
      'treegrid',
      [{ press: ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'Enter'], at: { role: 'row', name: 'Inbox' } }],
      ['Re: Hello', 4],
    ),
    grids('table, sorted', 'pointer', 'table', [{ click: { role: 'button', name: 'Age' } }], ['Ada', 'Cleo', 'Bob']),
    grids(
      'table, sorted',
      'keyboard',
      'table',
      [{ press: ['Enter', 'Enter'], at: { role: 'button', name: 'Name' } }],
      ['Cleo', 'Bob', 'Ada'],
    ),
    grids(
      'feed',
      'pointer',
      'feed',
      [{ scroll: { role: 'feed', name: 'News' }, to: 'bottom' }, { click: { role: 'article', name: 'Story 9' } }],
      ['Story 9', 10],
    ),
    grids(
      'feed',
      'keyboard',
      'feed',
      [
        {
          press: ['PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown'],
          at: { role: 'article', name: 'Story 1' },
        },
      ],
      ['Story 6', 10],
    ),
  ],
};
