import { useState } from 'react';
import { AlertDialog, Checkbox, Collapsible, ContextMenu, Dialog, DropdownMenu, Menubar, Popover, RadioGroup, Select, Slider, Switch, Tabs, ToggleGroup } from 'radix-ui';
import { h, mount, useHeld } from './react-page.js';

mount(function Page() {
  const [state, setState] = useState({ picked: '', on: false, ticked: false, size: 's', volume: [30], chosen: '', checkedItem: false, tab: 'one', align: 'left', isOpen: false });
  useHeld('radix', state);
  const set = (name) => (value) => setState((before) => ({ ...before, [name]: value }));
  const item = (Kind, name) => h(Kind, { key: name, onSelect: () => set('chosen')(name) }, name);
  return h('div', { style: { width: 300 } },
    h(Select.Root, { value: state.picked, onValueChange: set('picked') }, h(Select.Trigger, { 'aria-label': 'Picked' }, h(Select.Value, { placeholder: 'Pick…' })), h(Select.Portal, null, h(Select.Content, null, h(Select.Viewport, null, ['Apple', 'Banana', 'Cherry'].map((name) => h(Select.Item, { key: name, value: name.toLowerCase() }, h(Select.ItemText, null, name))))))),
    h('label', null, 'On ', h(Switch.Root, { checked: state.on, onCheckedChange: set('on') }, h(Switch.Thumb))),
    h('label', null, 'Ticked ', h(Checkbox.Root, { checked: state.ticked, onCheckedChange: set('ticked') }, h(Checkbox.Indicator, null, '✓'))),
    h(RadioGroup.Root, { 'aria-label': 'Size', value: state.size, onValueChange: set('size') }, ['s', 'm'].map((one) => h('label', { key: one }, h(RadioGroup.Item, { value: one }, '●'), ` Size ${one}`))),
    h(Slider.Root, { value: state.volume, onValueChange: set('volume'), style: { display: 'flex', width: 200, height: 20, position: 'relative', alignItems: 'center' } }, h(Slider.Track, { style: { background: '#ccc', flexGrow: 1, height: 4 } }, h(Slider.Range)), h(Slider.Thumb, { 'aria-label': 'Volume', style: { display: 'block', width: 20, height: 20, background: 'teal' } })),
    h(DropdownMenu.Root, null, h(DropdownMenu.Trigger, null, 'Actions'), h(DropdownMenu.Portal, null, h(DropdownMenu.Content, null, ['Copy', 'Move'].map((name) => item(DropdownMenu.Item, name)), h(DropdownMenu.CheckboxItem, { checked: state.checkedItem, onCheckedChange: set('checkedItem') }, 'Wrap'), h(DropdownMenu.Sub, null, h(DropdownMenu.SubTrigger, null, 'Share'), h(DropdownMenu.Portal, null, h(DropdownMenu.SubContent, null, item(DropdownMenu.Item, 'By mail'))))))),
    h(Menubar.Root, null, ['File', 'Edit'].map((menu) => h(Menubar.Menu, { key: menu }, h(Menubar.Trigger, null, menu), h(Menubar.Portal, null, h(Menubar.Content, null, item(Menubar.Item, `${menu} all`)))))),
    h(ContextMenu.Root, null, h(ContextMenu.Trigger, { asChild: true }, h('div', { role: 'group', 'aria-label': 'Canvas', style: { height: 60, background: '#eee' } }, 'Right-click here')), h(ContextMenu.Portal, null, h(ContextMenu.Content, null, item(ContextMenu.Item, 'Paste here')))),
    h(Tabs.Root, { value: state.tab, onValueChange: set('tab') }, h(Tabs.List, null, ['one', 'two'].map((name) => h(Tabs.Trigger, { key: name, value: name }, `Tab ${name}`))), h(Tabs.Content, { value: 'one' }, '1'), h(Tabs.Content, { value: 'two' }, '2')),
    h(ToggleGroup.Root, { type: 'single', 'aria-label': 'Align', value: state.align, onValueChange: set('align') }, ['left', 'right'].map((name) => h(ToggleGroup.Item, { key: name, value: name }, `Align ${name}`))),
    h(Collapsible.Root, null, h(Collapsible.Trigger, null, 'More'), h(Collapsible.Content, null, h('button', { onClick: () => set('chosen')('collapsed') }, 'Inside'))),
    h(Popover.Root, null, h(Popover.Trigger, null, 'Pop'), h(Popover.Portal, null, h(Popover.Content, null, h('button', { onClick: () => set('chosen')('popped') }, 'In popover')))),
    h(Dialog.Root, null, h(Dialog.Trigger, null, 'Open dialog'), h(Dialog.Portal, null, h(Dialog.Overlay), h(Dialog.Content, { 'aria-describedby': undefined }, h(Dialog.Title, null, 'Radix dialog'), h(Dialog.Close, { onClick: () => set('chosen')('closed') }, 'Close it')))),
    h(AlertDialog.Root, null, h(AlertDialog.Trigger, null, 'Risky'), h(AlertDialog.Portal, null, h(AlertDialog.Overlay), h(AlertDialog.Content, null, h(AlertDialog.Title, null, 'Sure?'), h(AlertDialog.Description, null, 'It stays gone.'), h(AlertDialog.Cancel, null, 'Keep'), h(AlertDialog.Action, { onClick: () => set('chosen')('gone') }, 'Yes')))),
  );
});
