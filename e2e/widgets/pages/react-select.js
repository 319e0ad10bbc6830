import { useState } from 'react';
import Select from 'react-select';
import Creatable from 'react-select/creatable';
import AsyncSelect from 'react-select/async';
import { h, mount, useHeld } from './react-page.js';

const options = ['Red', 'Green', 'Blue', 'Grey'].map((label) => ({ value: label.toLowerCase(), label }));
const load = (text) => new Promise((resolve) => setTimeout(() => resolve(options.filter((one) => one.value.includes(text.toLowerCase()))), 150));
mount(function Page() {
  const [one, setOne] = useState(null);
  const [several, setSeveral] = useState([]);
  const [made, setMade] = useState(null);
  const [later, setLater] = useState(null);
  const [fixed, setFixed] = useState(null);
  useHeld('react-select', one?.value ?? null);
  useHeld('react-select several', several.map((each) => each.value));
  useHeld('react-select creatable', made?.value ?? null);
  useHeld('react-select async', later?.value ?? null);
  useHeld('react-select plain', fixed?.value ?? null);
  return h('div', { style: { width: 300 } },
    h('label', { htmlFor: 'one' }, 'One'), h(Select, { inputId: 'one', options, value: one, onChange: setOne }),
    h('label', { htmlFor: 'several' }, 'Several'), h(Select, { inputId: 'several', isMulti: true, options, value: several, onChange: setSeveral }),
    h('label', { htmlFor: 'made' }, 'Made'), h(Creatable, { inputId: 'made', options, value: made, onChange: setMade }),
    h('label', { htmlFor: 'later' }, 'Later'), h(AsyncSelect, { inputId: 'later', loadOptions: load, value: later, onChange: setLater }),
    h('label', { htmlFor: 'fixed' }, 'Fixed'), h(Select, { inputId: 'fixed', isSearchable: false, options, value: fixed, onChange: setFixed }),
  );
});
