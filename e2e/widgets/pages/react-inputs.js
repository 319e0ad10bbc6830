import { useState } from 'react';
import { h, mount, useHeld } from './react-page.js';

mount(function Form() {
  const [state, setState] = useState({ text: '', note: '', agreed: false, colour: '', size: 's', upper: '', amount: 3 });
  useHeld('react', state);
  const set = (name, read = (target) => target.value) => ({
    onChange: (event) => {
      const value = read(event.target);
      setState((before) => ({ ...before, [name]: value }));
    },
  });
  return h('form', null,
    h('label', null, 'Text ', h('input', { value: state.text, ...set('text') })),
    h('label', null, 'Upper ', h('input', { value: state.upper, ...set('upper', (target) => target.value.toUpperCase()) })),
    h('label', null, 'Amount ', h('input', { type: 'number', value: state.amount, ...set('amount', (target) => Number(target.value)) })),
    h('label', null, 'Note ', h('textarea', { value: state.note, ...set('note') })),
    h('label', null, h('input', { type: 'checkbox', checked: state.agreed, ...set('agreed', (target) => target.checked) }), ' Agreed'),
    h('label', null, 'Colour ', h('select', { value: state.colour, ...set('colour') }, ['', 'red', 'green'].map((one) => h('option', { key: one }, one)))),
    ['s', 'm'].map((one) => h('label', { key: one }, h('input', { type: 'radio', name: 'size', value: one, checked: state.size === one, ...set('size') }), ` Size ${one}`)),
  );
});
