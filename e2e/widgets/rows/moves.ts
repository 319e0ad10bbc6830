import type { Group, Row } from '../row.ts';

const typed = (control: string, held: string, name: string, value: string, holds: Row['holds']): Row => ({
  control,
  page: 'masks',
  held,
  steps: [{ fill: { name }, value }],
  holds,
});

export const masks: Group = {
  title: 'Input masks',
  packages: ['imask', 'inputmask', 'cleave.js'],
  rows: [
    typed('IMask, phone', 'imask', 'IMask phone', '+7(912)345-67-89', '79123456789'),
    typed('IMask, number', 'imask-number', 'IMask number', '12345,67', 12_345.67),
    typed('Inputmask, date', 'inputmask', 'Inputmask date', '21/11/2026', [true, '21/11/2026']),
    typed('Inputmask, phone replaced', 'inputmask-phone', 'Inputmask phone', '(912) 345-6789', '9123456789'),
    typed('Cleave, number', 'cleave', 'Cleave number', '1234567.89', '1234567.89'),
    typed('Cleave, serial', 'cleave-serial', 'Cleave serial', 'abcdefghi', 'ABC-DEF-GHI'),
  ],
};

export const dragging: Group = {
  title: 'Drag and drop',
  packages: ['sortablejs', '@dnd-kit/core', '@dnd-kit/sortable'],
  rows: [
    {
      control: 'SortableJS',
      page: 'sortable',
      held: 'sortable',
      steps: [{ drag: { text: 'One' }, to: { text: 'Three' } }],
      holds: ['Two', 'Three', 'One', 'Four'],
    },
    {
      control: 'SortableJS, by pointer',
      page: 'sortable',
      held: 'sortable pointer',
      steps: [{ drag: { text: 'Uno' }, to: { text: 'Tre' } }],
      holds: ['Due', 'Tre', 'Uno'],
    },
    {
      control: 'SortableJS, between lists',
      page: 'sortable',
      held: 'sortable lists',
      steps: [{ drag: { text: 'Left' }, to: { text: 'Right' } }],
      holds: [[], ['Left', 'Right']],
    },
    {
      control: 'dnd-kit, sortable',
      page: 'dnd-kit',
      held: 'dnd-kit sortable',
      steps: [{ drag: { name: 'One' }, to: { name: 'Three' } }],
      holds: ['Two', 'Three', 'One', 'Four'],
    },
    {
      control: 'dnd-kit, sortable by keys',
      page: 'dnd-kit',
      held: 'dnd-kit sortable',
      steps: [{ press: ['Space', 'ArrowDown', 'Space'], at: { name: 'One' } }],
      holds: ['Two', 'One', 'Three', 'Four'],
    },
    {
      control: 'dnd-kit, dropped',
      page: 'dnd-kit',
      held: 'dnd-kit drop',
      steps: [{ drag: { name: 'Card' }, to: { name: 'Zone' } }],
      holds: true,
    },
  ],
};

export const virtual: Group = {
  title: 'Virtualised lists',
  packages: ['react-window', '@tanstack/react-virtual'],
  rows: [
    {
      control: 'react-window',
      page: 'virtual',
      held: 'react-window',
      steps: [{ scroll: { name: 'Window list' }, by: 150_000 }, { click: { role: 'button', name: 'Row 5002' } }],
      holds: 5002,
    },
    {
      control: 'react-window, its end',
      page: 'virtual',
      held: 'react-window',
      steps: [{ scroll: { name: 'Window list' }, to: 'bottom' }, { click: { role: 'button', name: 'Row 9999' } }],
      holds: 9999,
    },
    {
      control: 'TanStack Virtual',
      page: 'virtual',
      held: 'tanstack',
      steps: [{ scroll: { name: 'Tanstack list' }, by: 150_000 }, { click: { role: 'button', name: 'Entry 5002' } }],
      holds: 5002,
    },
    {
      control: 'TanStack Virtual, its end',
      page: 'virtual',
      held: 'tanstack',
      steps: [{ scroll: { name: 'Tanstack list' }, to: 'bottom' }, { click: { role: 'button', name: 'Entry 9999' } }],
      holds: 9999,
    },
  ],
};
