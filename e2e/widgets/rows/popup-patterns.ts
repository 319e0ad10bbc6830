import { rowsOn } from '../pattern-rows.ts';
import type { Group } from '../row.ts';

const boxes = rowsOn('aria-combobox');
const menus = rowsOn('aria-menus');
const dialogs = rowsOn('aria-dialogs');
const box = (name: string) => ({ role: 'combobox', name });

export const comboboxPatterns: Group = {
  title: 'ARIA patterns: combo boxes',
  packages: [],
  rows: [
    boxes('combobox, select only', 'pointer', 'favourite', [{ select: box('Favourite'), options: ['Mango'] }], 'Mango'),
    boxes(
      'combobox, select only',
      'keyboard',
      'favourite',
      [{ press: ['ArrowDown', 'b', 'ArrowDown', 'Enter'], at: box('Favourite') }],
      'Blueberry',
    ),
    boxes('combobox, list', 'filled', 'filtered', [{ fill: box('Filtered'), value: 'Cranberry' }], 'Cranberry'),
    boxes(
      'combobox, list',
      'pointer',
      'filtered',
      [{ click: { role: 'button', name: 'filtered options' } }, { click: { role: 'option', name: 'Peach' } }],
      'Peach',
    ),
    boxes(
      'combobox, list',
      'keyboard',
      'filtered',
      [{ press: ['c', 'r', 'ArrowDown', 'Enter'], at: box('Filtered') }],
      'Cranberry',
    ),
    boxes(
      'combobox, completed in place',
      'filled',
      'completed',
      [{ fill: box('Completed'), value: 'Apricot' }],
      'Apricot',
    ),
    boxes(
      'combobox, completed in place',
      'keyboard',
      'completed',
      [{ press: ['b', 'l', 'Enter'], at: box('Completed') }],
      'Blueberry',
    ),
    boxes('combobox without completion', 'filled', 'offered', [{ select: box('Offered'), options: ['Plum'] }], 'Plum'),
    boxes(
      'combobox without completion',
      'keyboard',
      'offered',
      [{ press: ['ArrowDown', 'ArrowDown', 'Enter'], at: box('Offered') }],
      'Apricot',
    ),
    boxes('combobox with a grid', 'filled', 'gridded', [{ fill: box('Gridded'), value: 'Grape' }], 'Grape'),
    boxes(
      'combobox with a grid',
      'keyboard',
      'gridded',
      [{ press: ['p', 'e', 'ArrowDown', 'ArrowDown', 'Enter'], at: box('Gridded') }],
      'Peach',
    ),
  ],
};

export const menuPatterns: Group = {
  title: 'ARIA patterns: menus, tabs, disclosures',
  packages: [],
  rows: [
    menus(
      'menu button',
      'pointer',
      'menu button',
      [{ click: { role: 'button', name: 'Actions' } }, { click: { role: 'menuitem', name: 'Rename' } }],
      'Rename',
    ),
    menus(
      'menu button',
      'chosen',
      'menu button',
      [{ select: { role: 'button', name: 'Actions' }, options: ['Move'] }],
      'Move',
    ),
    menus(
      'menu button',
      'keyboard',
      'menu button',
      [{ press: ['ArrowUp', 'c', 'ArrowDown', 'Enter'], at: { role: 'button', name: 'Actions' } }],
      'Move',
    ),
    menus(
      'menu bar',
      'pointer',
      'menubar',
      [{ click: { role: 'menuitem', name: 'File' } }, { click: { role: 'menuitem', name: 'Close file' } }],
      ['Close file', 'Serif'],
    ),
    menus(
      'menu bar',
      'keyboard',
      'menubar',
      [{ press: ['ArrowRight', 'ArrowDown', 'Space', 'ArrowUp', 'Enter'], at: { role: 'menuitem', name: 'File' } }],
      ['Sans', 'Wrap', 'Sans'],
    ),
    menus(
      'menu bar, check item',
      'pointer',
      'menubar',
      [
        { click: { role: 'menuitem', name: 'Text' } },
        { check: { role: 'menuitemcheckbox', name: 'Wrap' }, checked: true },
      ],
      ['Wrap', 'Wrap', 'Serif'],
    ),
    menus(
      'menu bar, radio item',
      'pointer',
      'menubar',
      [
        { click: { role: 'menuitem', name: 'Text' } },
        { check: { role: 'menuitemradio', name: 'Sans' }, checked: true },
      ],
      ['Sans', 'Sans'],
    ),
    menus('tabs, automatic', 'pointer', 'automatic', [{ click: { role: 'tab', name: 'Tab Three' } }], 'Tab Three'),
    menus(
      'tabs, automatic',
      'keyboard',
      'automatic',
      [{ press: ['ArrowRight', 'ArrowRight', 'ArrowLeft'], at: { role: 'tab', name: 'Tab One' } }],
      'Tab Two',
    ),
    menus('tabs, manual', 'pointer', 'manual', [{ click: { role: 'tab', name: 'Blue' } }], 'Blue'),
    menus(
      'tabs, manual',
      'keyboard',
      'manual',
      [{ press: ['End', 'ArrowLeft', 'Enter'], at: { role: 'tab', name: 'Red' } }],
      'Green',
    ),
    menus('accordion', 'pointer', 'accordion', [{ click: { role: 'button', name: 'Billing' } }], ['true', 'true']),
    menus(
      'accordion',
      'keyboard',
      'accordion',
      [{ press: ['Enter', 'Tab', 'Space'], at: { role: 'button', name: 'Personal' } }],
      ['false', 'true'],
    ),
    menus('disclosure', 'pointer', 'disclosure', [{ click: { role: 'button', name: 'Where is it?' } }], 'true'),
    menus(
      'disclosure',
      'keyboard',
      'disclosure',
      [{ press: ['Space'], at: { role: 'button', name: 'Where is it?' } }],
      'true',
    ),
    menus(
      'disclosure, navigation',
      'pointer',
      'navigation',
      [{ click: { role: 'button', name: 'About' } }, { click: { role: 'link', name: 'History' } }],
      '#history',
    ),
    menus(
      'disclosure, navigation',
      'keyboard',
      'navigation',
      [{ press: ['Enter', 'Tab', 'Enter'], at: { role: 'button', name: 'About' } }],
      '#team',
    ),
    menus('carousel', 'pointer', 'carousel', [{ click: { role: 'button', name: 'Next show' }, count: 2 }], 'Stalker'),
    menus(
      'carousel',
      'keyboard',
      'carousel',
      [{ press: ['Enter'], at: { role: 'button', name: 'Previous show' } }],
      'Stalker',
    ),
  ],
};

export const dialogPatterns: Group = {
  title: 'ARIA patterns: dialogs, alerts, tooltips',
  packages: [],
  rows: [
    dialogs(
      'dialog',
      'pointer',
      'dialog',
      [
        { click: { name: 'Add address' } },
        { fill: { name: 'Street' }, value: 'Main Street 1' },
        { click: { role: 'button', name: 'Verify' } },
        { click: { role: 'button', name: 'Close' } },
        { click: { role: 'button', name: 'Add' } },
      ],
      ['Main Street 1', 1, 0, 'open'],
    ),
    dialogs(
      'dialog',
      'keyboard',
      'dialog',
      [{ press: ['Enter', 'a', 'Tab', 'Enter', 'Escape', 'Tab', 'Enter'], at: { name: 'Add address' } }],
      ['a', 1, 0, 'open'],
    ),
    dialogs(
      'dialog',
      'Escape',
      'dialog',
      [{ click: { name: 'Add address' } }, { press: ['Escape'] }],
      [null, 0, 0, 'open'],
    ),
    dialogs(
      'alert dialog',
      'pointer',
      'alertdialog',
      [{ click: { name: 'Replace notes' } }, { click: { role: 'button', name: 'Yes' } }],
      ['', 0],
    ),
    dialogs(
      'alert dialog',
      'keyboard',
      'alertdialog',
      [{ press: ['Enter', 'Tab', 'Enter'], at: { name: 'Replace notes' } }],
      ['', 0],
    ),
    dialogs('tooltip', 'pointer', 'tooltip', [{ hover: { role: 'button', name: 'Upload' } }], true),
    dialogs('tooltip', 'keyboard', 'tooltip', [{ press: ['Shift'], at: { role: 'button', name: 'Upload' } }], true),
    dialogs('alert', 'pointer', 'alert', [{ click: { name: 'Trigger alert' } }], 'Hello'),
    dialogs(
      'date dialog',
      'filled',
      'date dialog',
      [{ fill: { role: 'textbox', name: 'Appointment' }, value: '2026-12-24' }],
      ['12/24/2026', 0],
    ),
    dialogs(
      'date dialog',
      'pointer',
      'date dialog',
      [{ click: { name: 'Choose date' } }, { click: { name: 'Next month' } }, { click: { text: '24' } }],
      ['12/24/2026', 0],
    ),
    dialogs(
      'date dialog',
      'keyboard',
      'date dialog',
      [{ press: ['Enter', 'ArrowDown', 'ArrowRight', 'Enter'], at: { name: 'Choose date' } }],
      ['11/09/2026', 0],
    ),
  ],
};
