import { useState } from 'react';
import { Autocomplete, Checkbox, FormControl, FormControlLabel, InputLabel, MenuItem, Radio, RadioGroup, Rating, Select, Slider, Switch, TextField } from '@mui/material';
import { h, mount, useHeld } from './react-page.js';

const cities = ['Berlin', 'Bern', 'Paris', 'Rome'];
mount(function Page() {
  const [state, setState] = useState({ text: '', city: null, several: [], size: '', on: false, agreed: false, radio: 's', volume: 30, range: [20, 40], stars: 1 });
  useHeld('mui', state);
  const set = (name) => (value) => setState((before) => ({ ...before, [name]: value }));
  return h('div', { style: { width: 400, padding: 20 } },
    h(TextField, { label: 'Text', value: state.text, onChange: (event) => set('text')(event.target.value) }),
    h(Autocomplete, { options: cities, value: state.city, onChange: (_, value) => set('city')(value), renderInput: (params) => h(TextField, { ...params, label: 'City' }) }),
    h(Autocomplete, { multiple: true, options: cities, value: state.several, onChange: (_, value) => set('several')(value), renderInput: (params) => h(TextField, { ...params, label: 'Several' }) }),
    h(FormControl, { fullWidth: true }, h(InputLabel, { id: 'sl' }, 'Size'),
      h(Select, { labelId: 'sl', label: 'Size', value: state.size, onChange: (event) => set('size')(event.target.value) }, ['Small', 'Large'].map((one) => h(MenuItem, { key: one, value: one.toLowerCase() }, one)))),
    h(FormControlLabel, { label: 'On', control: h(Switch, { checked: state.on, onChange: (event) => set('on')(event.target.checked) }) }),
    h(FormControlLabel, { label: 'Agreed', control: h(Checkbox, { checked: state.agreed, onChange: (event) => set('agreed')(event.target.checked) }) }),
    h(RadioGroup, { 'aria-label': 'Radio', value: state.radio, onChange: (event) => set('radio')(event.target.value) }, ['s', 'm'].map((one) => h(FormControlLabel, { key: one, value: one, label: `Size ${one}`, control: h(Radio) }))),
    h(Slider, { 'aria-label': 'Volume', value: state.volume, onChange: (_, value) => set('volume')(value) }),
    h(Slider, { getAriaLabel: (index) => ['Least', 'Most'][index], value: state.range, onChange: (_, value) => set('range')(value) }),
    h(Rating, { name: 'stars', value: state.stars, onChange: (_, value) => set('stars')(value) }),
  );
});
