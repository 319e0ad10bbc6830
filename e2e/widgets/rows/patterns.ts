import { rowsOn } from '../pattern-rows.ts';
import type { Group } from '../row.ts';

const toggles = rowsOn('aria-toggles');
const ranges = rowsOn('aria-ranges');

export const togglePatterns: Group = {
  title: 'ARIA patterns: toggles and tool bars',
  packages: [],
  rows: [
    toggles('switch', 'pointer', 'switch', [{ check: { role: 'switch', name: 'Lights' }, checked: true }], 'true'),
    toggles('switch', 'keyboard', 'switch', [{ press: ['Space'], at: { role: 'switch', name: 'Lights' } }], 'true'),
    toggles(
      'checkbox, mixed',
      'pointer',
      'checkbox',
      [{ check: { role: 'checkbox', name: 'All of it' }, checked: true }],
      ['true', 'true', 'true'],
    ),
    toggles(
      'checkbox, mixed',
      'keyboard',
      'checkbox',
      [{ press: ['Space'], at: { role: 'checkbox', name: 'Lettuce' } }],
      ['true', 'true', 'true'],
    ),
    toggles(
      'radio group, roving focus',
      'pointer',
      'crust',
      [{ fill: { role: 'radiogroup', name: 'Crust' }, value: 'Thin' }],
      'Thin',
    ),
    toggles(
      'radio group, roving focus',
      'keyboard',
      'crust',
      [{ press: ['Space', 'ArrowDown'], at: { role: 'radio', name: 'Regular' } }],
      'Deep',
    ),
    toggles(
      'radio group, active descendant',
      'pointer',
      'delivery',
      [{ select: { role: 'radiogroup', name: 'Delivery' }, options: ['Home'] }],
      'Home',
    ),
    toggles(
      'radio group, active descendant',
      'keyboard',
      'delivery',
      [{ press: ['ArrowDown', 'ArrowDown'], at: { role: 'radiogroup', name: 'Delivery' } }],
      'Dine in',
    ),
    toggles(
      'rating',
      'pointer',
      'rating',
      [{ fill: { role: 'radiogroup', name: 'Rating' }, value: '4 stars' }],
      '4 stars',
    ),
    toggles(
      'rating',
      'keyboard',
      'rating',
      [{ press: ['Space', 'ArrowRight', 'ArrowRight'], at: { role: 'radio', name: '1 stars' } }],
      '3 stars',
    ),
    toggles('button', 'pointer', 'presses', [{ click: { role: 'button', name: 'Print page' } }], 1),
    toggles(
      'button',
      'keyboard',
      'presses',
      [{ press: ['Enter', 'Space'], at: { role: 'button', name: 'Print page' } }],
      2,
    ),
    toggles('toggle button', 'pointer', 'mute', [{ check: { role: 'button', name: 'Mute' }, checked: true }], 'true'),
    toggles(
      'toggle button',
      'keyboard',
      'mute',
      [{ press: ['Enter', 'Space', 'Enter'], at: { role: 'button', name: 'Mute' } }],
      'true',
    ),
    toggles('link', 'pointer', 'followed', [{ click: { role: 'link', name: 'Go on' } }], 1),
    toggles('link', 'keyboard', 'followed', [{ press: ['Enter'], at: { role: 'link', name: 'Go on' } }], 1),
    toggles(
      'tool bar',
      'pointer',
      'toolbar',
      [{ check: { role: 'button', name: 'Underline' }, checked: true }],
      ['false', 'false', null, 'true'],
    ),
    toggles(
      'tool bar',
      'keyboard',
      'toolbar',
      [{ press: ['ArrowRight', 'Space', 'End', 'Enter'], at: { role: 'button', name: 'Bold' } }],
      ['false', 'true', null, 'true'],
    ),
  ],
};

export const rangePatterns: Group = {
  title: 'ARIA patterns: sliders, spin buttons, splitter',
  packages: [],
  rows: [
    ranges('slider', 'filled', 'colour', [{ fill: { role: 'slider', name: 'Red' }, value: '200' }], 200),
    ranges(
      'slider',
      'keyboard',
      'colour',
      [{ press: ['PageUp', 'ArrowRight', 'ArrowUp', 'ArrowLeft'], at: { role: 'slider', name: 'Red' } }],
      139,
    ),
    {
      ...ranges(
        'slider',
        'pointer',
        'colour',
        [{ drag: { role: 'slider', name: 'Red' }, to: { role: 'slider', name: 'Level' } }],
        0,
      ),
      fails: {
        chromium:
          'The page captures the pointer, which Chromium grants only while a real button is down. By keys and by filling it works.',
      },
    },
    ranges(
      'slider, vertical, with unit',
      'filled',
      'temperature',
      [{ fill: { role: 'slider', name: 'Temperature' }, value: '20.5' }],
      20.5,
    ),
    ranges(
      'slider, vertical, with unit',
      'keyboard',
      'temperature',
      [{ press: ['End', 'ArrowDown'], at: { role: 'slider', name: 'Temperature' } }],
      37.5,
    ),
    ranges(
      'slider, two thumbs',
      'filled',
      'price',
      [
        { fill: { role: 'slider', name: 'Most price' }, value: '300' },
        { fill: { role: 'slider', name: 'Least price' }, value: '150' },
      ],
      [150, 300],
    ),
    ranges(
      'slider, two thumbs',
      'keyboard',
      'price',
      [{ press: ['End'], at: { role: 'slider', name: 'Least price' } }],
      [250, 250],
    ),
    ranges(
      'slider, value in words',
      'filled',
      'level',
      [{ fill: { role: 'slider', name: 'Level' }, value: 'Medium' }],
      2,
    ),
    ranges(
      'slider, value in words',
      'keyboard',
      'level',
      [{ press: ['End', 'ArrowLeft'], at: { role: 'slider', name: 'Level' } }],
      2,
    ),
    ranges('spin button', 'filled', 'adults', [{ fill: { role: 'spinbutton', name: 'Adults' }, value: '7' }], 7),
    ranges(
      'spin button',
      'pointer',
      'adults',
      [
        { click: { role: 'button', name: 'More adults' }, count: 2 },
        { click: { role: 'button', name: 'Fewer adults' } },
      ],
      2,
    ),
    ranges(
      'spin button',
      'keyboard',
      'adults',
      [{ press: ['PageUp', 'ArrowDown'], at: { role: 'spinbutton', name: 'Adults' } }],
      5,
    ),
    ranges(
      'spin button, value in words',
      'filled',
      'month',
      [{ fill: { role: 'spinbutton', name: 'Month' }, value: 'September' }],
      'September',
    ),
    ranges(
      'window splitter',
      'filled',
      'splitter',
      [{ fill: { role: 'separator', name: 'Contents' }, value: '70' }],
      70,
    ),
    ranges(
      'window splitter',
      'keyboard',
      'splitter',
      [{ press: ['ArrowRight', 'Enter', 'Enter'], at: { role: 'separator', name: 'Contents' } }],
      51,
    ),
    ranges(
      'window splitter',
      'pointer',
      'splitter',
      [{ drag: { role: 'separator', name: 'Contents' }, to: { text: 'Text' } }],
      75,
    ),
  ],
};
