import flatpickr from 'flatpickr';
import 'flatpickr/dist/flatpickr.css';
import { $, held, lay } from './page.js';

lay(`<label>Departure <input id="one"></label><label>Arrival <input id="typed"></label><label>Stay <input id="range"></label>
<label for="shown">Meeting</label> <input id="shown">`);
const one = flatpickr($('#one'), { defaultDate: '2026-09-10' });
const typed = flatpickr($('#typed'), { allowInput: true });
const range = flatpickr($('#range'), { mode: 'range', defaultDate: ['2026-11-01', '2026-11-02'] });
const shown = flatpickr($('#shown'), { enableTime: true, dateFormat: 'd.m.Y H:i', time_24hr: true, defaultDate: '2026-11-01 08:00' });
const day = (date) => (date === undefined ? null : flatpickr.formatDate(date, 'Y-m-d'));
held.flatpickr = () => day(one.selectedDates[0]);
held['flatpickr typed'] = () => day(typed.selectedDates[0]);
held['flatpickr range'] = () => range.selectedDates.map((date) => day(date));
held['flatpickr time'] = () => flatpickr.formatDate(shown.selectedDates[0], 'Y-m-d H:i');
