import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import IMask from 'imask';
import { h, mount, useHeld } from './react-page.js';

/** Offers what a server finds, some time after typing has stopped. */
function Cities({ choose }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState([]);
  useEffect(() => {
    const later = setTimeout(() => setFound(text === '' ? [] : ['Berlin', 'Bern', 'Bergen', 'Rome'].filter((one) => one.toLowerCase().startsWith(text.toLowerCase()))), 900);
    return () => clearTimeout(later);
  }, [text]);
  return h('div', null,
    h('label', null, 'City ', h('input', { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': found.length > 0, 'aria-controls': 'cities', value: text, onChange: (event) => { setText(event.target.value); setFound([]); } })),
    h('ul', { id: 'cities', role: 'listbox', 'aria-label': 'Cities' }, found.map((one) => h('li', { key: one, role: 'option', onMouseDown: (event) => event.preventDefault(), onClick: () => { setText(one); setFound([]); choose(one); } }, one))));
}

/** A listbox that lies elsewhere in the document, opened from a modal dialog. */
function Portal({ size, choose }) {
  const [isOpen, setOpen] = useState(false);
  const list = isOpen && createPortal(
    h('ul', { id: 'sizes', role: 'listbox', style: { position: 'fixed', top: 120, left: 20, zIndex: 9, background: '#fff' } },
      ['Small', 'Large'].map((one) => h('li', { key: one, role: 'option', 'aria-selected': one === size, onClick: () => { choose(one); setOpen(false); } }, one))), document.body);
  return h('div', null, h('button', { 'aria-haspopup': 'listbox', 'aria-expanded': isOpen, 'aria-label': 'Size', onClick: () => setOpen(!isOpen) }, size || 'none'), list);
}

function Code({ set }) {
  const boxes = useRef([]);
  const [digits, setDigits] = useState(['', '', '', '']);
  const put = (at, value) => {
    const next = digits.with(at, value.slice(-1));
    setDigits(next);
    set(next.join(''));
    if (value !== '') boxes.current[at + 1]?.focus();
  };
  return h('div', { role: 'group', 'aria-label': 'Code' }, digits.map((digit, at) => h('input', { key: at, className: 'box', 'aria-label': `Digit ${at + 1}`, inputMode: 'numeric', maxLength: 1, value: digit, ref: (element) => { boxes.current[at] = element; }, onChange: (event) => put(at, event.target.value) })));
}

mount(function Page() {
  const [state, setState] = useState({ amount: '', price: '', tags: [], city: '', size: '', code: '', phone: '' });
  const phone = useRef(null);
  const set = (name) => (value) => setState((before) => ({ ...before, [name]: value }));
  useEffect(() => {
    const mask = IMask(phone.current, { mask: '+{44} 0000 000000', lazy: false });
    mask.on('accept', () => set('phone')(mask.unmaskedValue));
    return () => mask.destroy();
  }, []);
  useHeld('react people', state);
  return h('main', null,
    h('label', null, 'Amount ', h('input', { type: 'number', value: state.amount, onChange: ({ target }) => set('amount')(target.value === '' ? '' : Math.min(10, Number(target.value))) })),
    h('label', null, 'Price ', h('input', { inputMode: 'numeric', value: state.price, onChange: ({ target }) => { const digits = target.value.replaceAll(/\D/g, ''); set('price')(digits === '' ? '' : `$${Number(digits).toLocaleString('en')}`); } })),
    h('label', null, 'Phone ', h('input', { type: 'tel', ref: phone })),
    h('label', null, 'Tags ', h('select', { multiple: true, value: state.tags, onChange: ({ target }) => set('tags')([...target.selectedOptions].map((one) => one.value)) }, ['a', 'b', 'c'].map((one) => h('option', { key: one, value: one }, `Tag ${one}`)))),
    h(Cities, { choose: set('city') }),
    h('div', { role: 'dialog', 'aria-modal': true, 'aria-label': 'Order' }, h(Portal, { size: state.size, choose: set('size') })),
    h(Code, { set: set('code') }));
});
