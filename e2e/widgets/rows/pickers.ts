import type { Group, Held, Place, Row } from '../row.ts';

const fill = (control: string, page: string, held: string, place: Place, value: string, holds: Held): Row => ({
  control,
  page,
  held,
  steps: [{ fill: place, value }],
  holds,
});
const day = '2026-11-21';

export const pickers: Group = {
  title: 'Date pickers',
  packages: ['flatpickr', 'react-datepicker', '@mui/x-date-pickers', 'antd'],
  rows: [
    fill('flatpickr', 'flatpickr', 'flatpickr', { name: 'Departure' }, day, day),
    {
      control: 'flatpickr, by its calendar',
      page: 'flatpickr',
      held: 'flatpickr',
      steps: [{ click: { name: 'Departure' } }, { click: { name: 'September 17, 2026' } }],
      holds: '2026-09-17',
    },
    fill('flatpickr, typed', 'flatpickr', 'flatpickr typed', { name: 'Arrival' }, day, day),
    fill('flatpickr, range', 'flatpickr', 'flatpickr range', { name: 'Stay' }, '2026-11-21 to 2026-11-23', [
      day,
      '2026-11-23',
    ]),
    fill(
      'flatpickr, with time',
      'flatpickr',
      'flatpickr time',
      { name: 'Meeting' },
      '2026-11-21 13:45',
      '2026-11-21 13:45',
    ),
    fill('react-datepicker', 'react-datepicker', 'react-datepicker', { name: 'Plain date' }, day, day),
    fill(
      'react-datepicker, typed as it shows',
      'react-datepicker',
      'react-datepicker',
      { name: 'Plain date' },
      '11/21/2026',
      day,
    ),
    fill(
      'react-datepicker, own format',
      'react-datepicker',
      'react-datepicker formatted',
      { name: 'Formatted date' },
      day,
      day,
    ),
    {
      control: 'react-datepicker, by its calendar',
      page: 'react-datepicker',
      held: 'react-datepicker formatted',
      steps: [
        { click: { role: 'textbox', name: 'Formatted date' } },
        { click: { name: 'Thursday, September 17th, 2026' } },
      ],
      holds: '2026-09-17',
    },
    fill(
      'react-datepicker, with time',
      'react-datepicker',
      'react-datepicker time',
      { name: 'Moment' },
      '11/21/2026 1:30 PM',
      '2026-11-21 13:30',
    ),
    fill('Material date', 'mui-pickers', 'mui date', { role: 'group', name: 'Start' }, day, day),
    fill('Material date, mobile', 'mui-pickers', 'mui mobile', { name: 'End' }, day, day),
    fill('Material time', 'mui-pickers', 'mui time', { role: 'group', name: 'Time' }, '13:45', '13:45'),
    fill('Ant date', 'antd', 'antd', { name: 'Day' }, day, { date: day }),
    {
      control: 'Ant date, by its calendar',
      page: 'antd',
      held: 'antd',
      steps: [{ click: { name: 'Day' } }, { click: { text: '17' } }],
      holds: { date: '2026-11-17' },
    },
    {
      control: 'Ant time',
      page: 'antd',
      held: 'antd',
      steps: [{ type: { name: 'Time' }, value: '13:45', submit: true }],
      holds: { time: '13:45' },
    },
    {
      control: 'Ant range',
      page: 'antd',
      held: 'antd',
      steps: [
        { fill: { role: 'textbox', name: 'Stay' }, value: day },
        { press: ['Enter'] },
        { fill: { role: 'textbox', name: 'End date' }, value: '2026-11-23' },
        { press: ['Enter'] },
      ],
      holds: { range: [day, '2026-11-23'] },
    },
  ],
};
