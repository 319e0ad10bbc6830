import type { Group, Held, Place, Row } from '../row.ts';

const select = (
  control: string,
  page: string,
  held: string,
  place: Place,
  options: readonly string[],
  holds: Held,
): Row => ({
  control,
  page,
  held,
  steps: [{ select: place, options }],
  holds,
});

export const choices: Group = {
  title: 'Choices',
  packages: ['react-select', 'select2', 'choices.js', '@mui/material', 'antd'],
  rows: [
    select('react-select', 'react-select', 'react-select', { role: 'combobox', name: 'One' }, ['Green'], 'green'),
    {
      ...select('react-select, filled', 'react-select', 'react-select', {}, [], 'blue'),
      steps: [{ fill: { role: 'combobox', name: 'One' }, value: 'Blue' }],
    },
    select(
      'react-select, several',
      'react-select',
      'react-select several',
      { role: 'combobox', name: 'Several' },
      ['Red', 'Blue'],
      ['red', 'blue'],
    ),
    {
      ...select('react-select, made up', 'react-select', 'react-select creatable', {}, [], 'Teal'),
      steps: [{ type: { role: 'combobox', name: 'Made' }, value: 'Teal', submit: true }],
    },
    select(
      'react-select, from a server',
      'react-select',
      'react-select async',
      { role: 'combobox', name: 'Later' },
      ['Grey'],
      'grey',
    ),
    select(
      'react-select, without search',
      'react-select',
      'react-select plain',
      { role: 'combobox', name: 'Fixed' },
      ['Red'],
      'red',
    ),
    select('Select2', 'selects', 'select2', { role: 'combobox', name: 'France' }, ['Italy'], 'it'),
    select(
      'Select2, several',
      'selects',
      'select2 several',
      { role: 'searchbox', name: 'Search' },
      ['France', 'Spain'],
      ['fr', 'sp'],
    ),
    {
      ...select('Select2, tags', 'select2-tags', 'select2 tags', {}, [], ['new']),
      steps: [{ type: { role: 'searchbox', name: 'Search' }, value: 'new', submit: true }],
    },
    select('Choices', 'selects', 'choices', { role: 'combobox', name: 'Choices country' }, ['Italy'], 'it'),
    select(
      'Choices, several',
      'selects',
      'choices several',
      { name: 'Choices several' },
      ['France', 'Spain'],
      ['fr', 'sp'],
    ),
    {
      ...select('Material text', 'mui', 'mui', {}, [], { text: 'Ada' }),
      steps: [{ fill: { role: 'textbox', name: 'Text' }, value: 'Ada' }],
    },
    select('Material autocomplete', 'mui', 'mui', { role: 'combobox', name: 'City' }, ['Bern'], { city: 'Bern' }),
    select('Material autocomplete, several', 'mui', 'mui', { role: 'combobox', name: 'Several' }, ['Paris', 'Rome'], {
      several: ['Paris', 'Rome'],
    }),
    select('Material select', 'mui', 'mui', { role: 'combobox', name: 'Size' }, ['Large'], { size: 'large' }),
    {
      ...select('Material switch', 'mui', 'mui', {}, [], { on: true }),
      steps: [{ check: { name: 'On' }, checked: true }],
    },
    {
      ...select('Material checkbox', 'mui', 'mui', {}, [], { agreed: true }),
      steps: [{ check: { name: 'Agreed' }, checked: true }],
    },
    {
      ...select('Material radio', 'mui', 'mui', {}, [], { radio: 'm' }),
      steps: [{ check: { role: 'radio', name: 'Size m' }, checked: true }],
    },
    {
      ...select('Material slider', 'mui', 'mui', {}, [], { volume: 70 }),
      steps: [{ fill: { role: 'slider', name: 'Volume' }, value: '70' }],
    },
    {
      ...select('Material slider, two thumbs', 'mui', 'mui', {}, [], { range: [20, 80] }),
      steps: [{ fill: { role: 'slider', name: 'Most' }, value: '80' }],
    },
    {
      ...select('Material rating', 'mui', 'mui', {}, [], { stars: 4 }),
      steps: [{ check: { role: 'radio', name: '4 Stars' }, checked: true }],
    },
    select('Ant select', 'antd', 'antd', { role: 'combobox', name: 'Colour' }, ['Green'], { colour: 'g' }),
    select('Ant select, several', 'antd', 'antd', { role: 'combobox', name: 'Tags' }, ['One', 'Three'], {
      tags: ['One', 'Three'],
    }),
    select('Ant select, virtual', 'antd', 'antd', { role: 'combobox', name: 'Many' }, ['Item 321'], { many: 321 }),
    {
      ...select('Ant number', 'antd', 'antd', {}, [], { number: 42 }),
      steps: [{ fill: { name: 'Number' }, value: '42' }],
    },
    {
      ...select('Ant switch', 'antd', 'antd', {}, [], { on: true }),
      steps: [{ check: { role: 'switch', name: 'On' }, checked: true }],
    },
    {
      ...select('Ant slider', 'antd', 'antd', {}, [], { volume: 64 }),
      steps: [{ fill: { role: 'slider', name: 'Volume' }, value: '64' }],
    },
    {
      ...select('Ant rating', 'antd', 'antd', {}, [], { stars: 4 }),
      steps: [{ press: ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'], at: { role: 'radio', name: 'star' } }],
    },
    {
      ...select('Ant cascader', 'antd', 'antd', {}, [], { place: ['eu', 'it'] }),
      steps: [
        { click: { role: 'combobox', name: 'Place' } },
        { click: { text: 'Europe' } },
        { click: { text: 'Italy' } },
      ],
    },
    select('Ant tree select', 'antd', 'antd', { role: 'combobox', name: 'Node' }, ['Leaf'], { node: 'leaf' }),
  ],
};
