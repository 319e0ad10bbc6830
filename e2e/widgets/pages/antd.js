import { useState } from 'react';
import dayjs from 'dayjs';
import { Cascader, DatePicker, InputNumber, Rate, Select, Slider, Switch, TimePicker, TreeSelect } from 'antd';
import { h, mount, useHeld } from './react-page.js';

const many = Array.from({ length: 500 }, (_, index) => ({ value: index, label: `Item ${index}` }));
const places = [{ value: 'eu', label: 'Europe', children: [{ value: 'fr', label: 'France' }, { value: 'it', label: 'Italy' }] }, { value: 'as', label: 'Asia', children: [{ value: 'jp', label: 'Japan' }] }];
const tree = [{ value: 'root', title: 'Root', children: [{ value: 'leaf', title: 'Leaf' }] }];
mount(function Page() {
  const [state, setState] = useState({ date: null, range: null, time: null, colour: null, tags: [], many: null, number: 1, on: false, volume: 30, stars: 0, place: null, node: null });
  useHeld('antd', { ...state, date: state.date?.format('YYYY-MM-DD') ?? null, time: state.time?.format('HH:mm') ?? null, range: state.range?.map((one) => one.format('YYYY-MM-DD')) ?? null });
  const set = (name) => ({ value: state[name], onChange: (value) => setState((before) => ({ ...before, [name]: value })) });
  const label = (name, text, control) => h('div', { key: name, style: { margin: 12 } }, h('label', { htmlFor: name }, text), ' ', control);
  return h('div', { style: { width: 500 } },
    label('date', 'Day', h(DatePicker, { id: 'date', defaultPickerValue: dayjs('2026-11-01'), ...set('date') })),
    label('range', 'Stay', h(DatePicker.RangePicker, { id: { start: 'range', end: 'range-end' }, 'aria-label': 'Stay', defaultPickerValue: [dayjs('2026-11-01'), dayjs('2026-11-01')], ...set('range') })),
    label('time', 'Time', h(TimePicker, { id: 'time', format: 'HH:mm', ...set('time') })),
    label('colour', 'Colour', h(Select, { id: 'colour', style: { width: 200 }, options: [{ value: 'r', label: 'Red' }, { value: 'g', label: 'Green' }], ...set('colour') })),
    label('tags', 'Tags', h(Select, { id: 'tags', mode: 'multiple', style: { width: 300 }, options: ['One', 'Two', 'Three'].map((one) => ({ value: one, label: one })), ...set('tags') })),
    label('many', 'Many', h(Select, { id: 'many', showSearch: true, optionFilterProp: 'label', style: { width: 200 }, options: many, ...set('many') })),
    label('number', 'Number', h(InputNumber, { id: 'number', ...set('number') })),
    label('on', 'On', h(Switch, { id: 'on', ...set('on') })),
    label('volume', 'Volume', h(Slider, { ariaLabelForHandle: 'Volume', ...set('volume') })),
    label('stars', 'Stars', h(Rate, { ...set('stars') })),
    label('place', 'Place', h(Cascader, { id: 'place', options: places, ...set('place') })),
    label('node', 'Node', h(TreeSelect, { id: 'node', style: { width: 200 }, treeDefaultExpandAll: true, treeData: tree, ...set('node') })),
  );
});
