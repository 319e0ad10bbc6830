import { useState } from 'react';
import DatePicker from 'react-datepicker';
import '../node_modules/react-datepicker/dist/react-datepicker.css';
import { h, mount, useHeld } from './react-page.js';

const day = (date) => date?.toLocaleDateString('sv') ?? null;
const minute = (date) => date?.toLocaleString('sv').slice(0, 16) ?? null;
mount(function Page() {
  const [plain, setPlain] = useState(null);
  const [formatted, setFormatted] = useState(new Date(2026, 8, 10));
  const [moment, setMoment] = useState(null);
  useHeld('react-datepicker', day(plain));
  useHeld('react-datepicker formatted', day(formatted));
  useHeld('react-datepicker time', minute(moment));
  return h('div', null,
    h('label', { htmlFor: 'plain' }, 'Plain date'), h(DatePicker, { id: 'plain', selected: plain, onChange: setPlain }),
    h('label', { htmlFor: 'formatted' }, 'Formatted date'), h(DatePicker, { id: 'formatted', selected: formatted, onChange: setFormatted, dateFormat: 'd MMMM yyyy', showYearDropdown: true }),
    h('label', { htmlFor: 'moment' }, 'Moment'), h(DatePicker, { id: 'moment', selected: moment, onChange: setMoment, showTimeSelect: true, dateFormat: 'MM/dd/yyyy h:mm aa' }),
  );
});
