import { useState } from 'react';
import dayjs from 'dayjs';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import { AdapterDayjs } from '@mui/x-date-pickers/AdapterDayjs';
import { DesktopDatePicker } from '@mui/x-date-pickers/DesktopDatePicker';
import { DesktopTimePicker } from '@mui/x-date-pickers/DesktopTimePicker';
import { MobileDatePicker } from '@mui/x-date-pickers/MobileDatePicker';
import { h, mount, useHeld } from './react-page.js';

mount(function Page() {
  const [date, setDate] = useState(null);
  const [mobile, setMobile] = useState(dayjs('2026-09-10'));
  const [time, setTime] = useState(null);
  useHeld('mui date', date?.isValid() ? date.format('YYYY-MM-DD') : null);
  useHeld('mui mobile', mobile?.format('YYYY-MM-DD') ?? null);
  useHeld('mui time', time?.isValid() ? time.format('HH:mm') : null);
  return h(LocalizationProvider, { dateAdapter: AdapterDayjs }, h('div', { style: { padding: 20 } },
    h(DesktopDatePicker, { label: 'Start', value: date, onChange: setDate }),
    h(MobileDatePicker, { label: 'End', value: mobile, onChange: setMobile }),
    h(DesktopTimePicker, { label: 'Time', value: time, onChange: setTime })));
});
