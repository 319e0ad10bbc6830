import type { Group, Held, Row } from '../row.ts';

const controls = (framework: string): Row[] => {
  const page = `${framework}-inputs`;
  const row = (control: string, steps: Row['steps'], holds: Held): Row => ({
    control: `${framework}, ${control}`,
    page,
    held: framework,
    steps,
    holds,
  });
  return [
    row('text', [{ fill: { role: 'textbox', name: 'Text' }, value: 'Ada' }], { text: 'Ada' }),
    row(
      'text, replaced',
      [
        { fill: { role: 'textbox', name: 'Text' }, value: 'first words' },
        { type: { role: 'textbox', name: 'Text' }, value: 'second' },
      ],
      { text: 'second' },
    ),
    row('number', [{ fill: { name: 'Amount' }, value: '42' }], { [framework === 'vue' ? 'number' : 'amount']: 42 }),
    row('textarea', [{ fill: { name: 'Note' }, value: 'one\ntwo' }], { note: 'one\ntwo' }),
    row('checkbox', [{ check: { name: 'Agreed' }, checked: true }], { agreed: true }),
    row('select', [{ select: { name: 'Colour' }, options: ['green'] }], { colour: 'green' }),
    row('radio', [{ check: { role: 'radio', name: 'Size m' }, checked: true }], { size: 'm' }),
  ];
};
const extra = (control: string, page: string, steps: Row['steps'], holds: Held): Row => ({
  control,
  page: `${page}-inputs`,
  held: page,
  steps,
  holds,
});

const people = (control: string, steps: Row['steps'], holds: Held): Row => ({
  control: `react, ${control}`,
  page: 'react-people',
  held: 'react people',
  steps,
  holds,
});

export const frameworks: Group = {
  title: 'Inputs controlled by a framework',
  packages: ['react', 'vue', '@angular/core', 'svelte'],
  rows: [
    ...['react', 'vue', 'angular', 'svelte'].flatMap((framework) => controls(framework)),
    extra('react, value changed by the page', 'react', [{ fill: { name: 'Upper' }, value: 'abc' }], { upper: 'ABC' }),
    people('number with a limit', [{ fill: { name: 'Amount' }, value: '7' }], { amount: 7 }),
    people('price formatted while typed', [{ fill: { name: 'Price' }, value: '12500' }], { price: '$12,500' }),
    people('phone with a prefix', [{ fill: { name: 'Phone' }, value: '+44 7911 123456' }], { phone: '447911123456' }),
    people('select, several', [{ select: { name: 'Tags' }, options: ['Tag a', 'Tag c'] }], { tags: ['a', 'c'] }),
    people('combobox that asks a server late', [{ select: { name: 'City' }, options: ['Bergen'] }], { city: 'Bergen' }),
    people('listbox in a portal', [{ select: { name: 'Size' }, options: ['Large'] }], { size: 'Large' }),
    people('code in boxes', [{ type: { name: 'Digit 1' }, value: '4711' }], { code: '4711' }),
    extra('vue, lazy', 'vue', [{ fill: { name: 'Lazy' }, value: 'late' }], { lazy: 'late' }),
    extra(
      'vue, checkbox group',
      'vue',
      [
        { check: { name: 'Mon' }, checked: true },
        { check: { name: 'Tue' }, checked: true },
      ],
      { days: ['Mon', 'Tue'] },
    ),
    extra(
      'angular, updated on blur',
      'angular',
      [{ fill: { name: 'Blurred' }, value: 'left' }, { click: { role: 'textbox', name: 'Text' } }],
      { blurred: 'left' },
    ),
    extra('angular, ngModel', 'angular', [{ fill: { name: 'Model' }, value: 'bound' }], { model: 'bound' }),
    extra('angular, validated', 'angular', [{ fill: { role: 'textbox', name: 'Text' }, value: 'long enough' }], {
      isValid: true,
    }),
    extra('svelte, contenteditable', 'svelte', [{ fill: { name: 'Rich' }, value: 'written' }], { rich: 'written' }),
  ],
};
