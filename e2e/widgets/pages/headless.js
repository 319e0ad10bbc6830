import { useState } from 'react';
import { Checkbox, Combobox, ComboboxInput, ComboboxOption, ComboboxOptions, Dialog, DialogPanel, DialogTitle, Disclosure, DisclosureButton, DisclosurePanel, Field, Label, Listbox, ListboxButton, ListboxOption, ListboxOptions, Menu, MenuButton, MenuItem, MenuItems, Popover, PopoverButton, PopoverPanel, Radio, RadioGroup, Switch, Tab, TabGroup, TabList, TabPanel, TabPanels } from '@headlessui/react';
import { h, mount, useHeld } from './react-page.js';

const people = ['Ada', 'Alan', 'Grace'];
mount(function Page() {
  const [state, setState] = useState({ listed: 'Ada', several: [], combined: 'Ada', on: false, ticked: false, size: 's', chosen: '', tab: 0, isOpen: false, popped: 0 });
  const [query, setQuery] = useState('');
  useHeld('headless', state);
  const set = (name) => (value) => setState((before) => ({ ...before, [name]: value }));
  const found = people.filter((name) => name.toLowerCase().includes(query.toLowerCase()));
  return h('div', null,
    h(Field, null, h(Label, null, 'Listed'), h(Listbox, { value: state.listed, onChange: set('listed') }, h(ListboxButton, null, state.listed), h(ListboxOptions, { anchor: 'bottom' }, people.map((name) => h(ListboxOption, { key: name, value: name }, name))))),
    h(Field, null, h(Label, null, 'Several'), h(Listbox, { multiple: true, value: state.several, onChange: set('several') }, h(ListboxButton, null, state.several.join() || 'none'), h(ListboxOptions, null, people.map((name) => h(ListboxOption, { key: name, value: name }, name))))),
    h(Field, null, h(Label, null, 'Combined'), h(Combobox, { value: state.combined, onChange: set('combined'), onClose: () => setQuery('') }, h(ComboboxInput, { onChange: (event) => setQuery(event.target.value) }), h(ComboboxOptions, null, found.map((name) => h(ComboboxOption, { key: name, value: name }, name))))),
    h(Field, null, h(Label, null, 'On'), h(Switch, { checked: state.on, onChange: set('on') }, h('span', null, '▮'))),
    h(Field, null, h(Checkbox, { checked: state.ticked, onChange: set('ticked') }, '✓'), h(Label, null, 'Ticked')),
    h(RadioGroup, { value: state.size, onChange: set('size'), 'aria-label': 'Size' }, ['s', 'm'].map((one) => h(Field, { key: one }, h(Radio, { value: one }, '●'), h(Label, null, `Size ${one}`)))),
    h(Menu, null, h(MenuButton, null, 'Actions'), h(MenuItems, null, ['Copy', 'Move'].map((name) => h(MenuItem, { key: name }, h('button', { onClick: () => set('chosen')(name) }, name))))),
    h(TabGroup, { selectedIndex: state.tab, onChange: set('tab') }, h(TabList, null, ['First', 'Second'].map((name) => h(Tab, { key: name }, name))), h(TabPanels, null, ['1', '2'].map((name) => h(TabPanel, { key: name }, name)))),
    h(Disclosure, null, h(DisclosureButton, null, 'More'), h(DisclosurePanel, null, h('button', { onClick: () => set('popped')(1) }, 'Inside disclosure'))),
    h(Popover, null, h(PopoverButton, null, 'Pop'), h(PopoverPanel, null, h('button', { onClick: () => set('popped')(2) }, 'Inside popover'))),
    h('button', { onClick: () => set('isOpen')(true) }, 'Open dialog'),
    h(Dialog, { open: state.isOpen, onClose: set('isOpen') }, h(DialogPanel, null, h(DialogTitle, null, 'Headless dialog'), h('button', { onClick: () => setState((before) => ({ ...before, isOpen: false, chosen: 'confirmed' })) }, 'Confirm'))),
  );
});
