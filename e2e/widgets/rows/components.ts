import type { Group, Held, Row } from '../row.ts';

const headless = (control: string, steps: Row['steps'], holds: Held): Row => ({
  control: `Headless UI ${control}`,
  page: 'headless',
  held: 'headless',
  steps,
  holds,
});
const radix = (control: string, steps: Row['steps'], holds: Held): Row => ({
  control: `Radix ${control}`,
  page: 'radix',
  held: 'radix',
  steps,
  holds,
});

export const components: Group = {
  title: 'Component libraries',
  packages: ['@headlessui/react', 'radix-ui'],
  rows: [
    headless('listbox', [{ select: { role: 'button', name: 'Listed' }, options: ['Grace'] }], { listed: 'Grace' }),
    headless('listbox, several', [{ select: { role: 'button', name: 'Several' }, options: ['Ada', 'Grace'] }], {
      several: ['Ada', 'Grace'],
    }),
    headless('combobox', [{ fill: { role: 'combobox', name: 'Combined' }, value: 'Grace' }], { combined: 'Grace' }),
    headless('switch', [{ check: { role: 'switch', name: 'On' }, checked: true }], { on: true }),
    headless('checkbox', [{ check: { role: 'checkbox', name: 'Ticked' }, checked: true }], { ticked: true }),
    headless('radio group', [{ fill: { role: 'radiogroup', name: 'Size' }, value: 'Size m' }], { size: 'm' }),
    headless('menu', [{ click: { role: 'button', name: 'Actions' } }, { click: { role: 'menuitem', name: 'Move' } }], {
      chosen: 'Move',
    }),
    headless('menu by keys', [{ press: ['Enter', 'ArrowDown', 'Enter'], at: { role: 'button', name: 'Actions' } }], {
      chosen: 'Move',
    }),
    headless('tabs', [{ click: { role: 'tab', name: 'Second' } }], { tab: 1 }),
    headless('disclosure', [{ click: { role: 'button', name: 'More' } }, { click: { name: 'Inside disclosure' } }], {
      popped: 1,
    }),
    headless('popover', [{ click: { role: 'button', name: 'Pop' } }, { click: { name: 'Inside popover' } }], {
      popped: 2,
    }),
    headless('dialog', [{ click: { name: 'Open dialog' } }, { click: { name: 'Confirm' } }], {
      chosen: 'confirmed',
      isOpen: false,
    }),
    radix('select', [{ select: { role: 'combobox', name: 'Picked' }, options: ['Banana'] }], { picked: 'banana' }),
    radix('switch', [{ check: { role: 'switch', name: 'On' }, checked: true }], { on: true }),
    radix('checkbox', [{ check: { role: 'checkbox', name: 'Ticked' }, checked: true }], { ticked: true }),
    radix('radio group', [{ fill: { role: 'radiogroup', name: 'Size' }, value: 'Size m' }], { size: 'm' }),
    radix('slider', [{ fill: { role: 'slider', name: 'Volume' }, value: '70' }], { volume: [70] }),
    radix('menu', [{ click: { role: 'button', name: 'Actions' } }, { click: { role: 'menuitem', name: 'Move' } }], {
      chosen: 'Move',
    }),
    radix('menu by keys', [{ press: ['Enter', 'ArrowDown', 'Enter'], at: { role: 'button', name: 'Actions' } }], {
      chosen: 'Move',
    }),
    radix(
      'menu, check item',
      [
        { click: { role: 'button', name: 'Actions' } },
        { check: { role: 'menuitemcheckbox', name: 'Wrap' }, checked: true },
      ],
      { checkedItem: true },
    ),
    radix(
      'menu, submenu',
      [
        { click: { role: 'button', name: 'Actions' } },
        { click: { role: 'menuitem', name: 'Share' } },
        { click: { role: 'menuitem', name: 'By mail' } },
      ],
      { chosen: 'By mail' },
    ),
    radix(
      'menu bar',
      [{ click: { role: 'menuitem', name: 'Edit' } }, { click: { role: 'menuitem', name: 'Edit all' } }],
      { chosen: 'Edit all' },
    ),
    radix(
      'context menu',
      [
        { click: { role: 'group', name: 'Canvas' }, button: 'right' },
        { click: { role: 'menuitem', name: 'Paste here' } },
      ],
      { chosen: 'Paste here' },
    ),
    radix('tabs', [{ click: { role: 'tab', name: 'Tab two' } }], { tab: 'two' }),
    radix('toggle group', [{ click: { name: 'Align right' } }], { align: 'right' }),
    radix('collapsible', [{ click: { role: 'button', name: 'More' } }, { click: { name: 'Inside' } }], {
      chosen: 'collapsed',
    }),
    radix('popover', [{ click: { role: 'button', name: 'Pop' } }, { click: { name: 'In popover' } }], {
      chosen: 'popped',
    }),
    radix('dialog', [{ click: { name: 'Open dialog' } }, { click: { name: 'Close it' } }], { chosen: 'closed' }),
    radix('alert dialog', [{ click: { name: 'Risky' } }, { click: { role: 'button', name: 'Yes' } }], {
      chosen: 'gone',
    }),
  ],
};
