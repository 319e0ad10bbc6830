import { describe, expect, test } from 'vitest';
import { getOption, joinOptions, matchOption } from './match-option.ts';

const options = (...labels: string[]) =>
  labels.map((label) => ({ label, value: label.toLowerCase(), isDisabled: false }));

describe('matchOption', () => {
  test.each([
    ['Germany', options('Germany', 'German East Africa'), 0],
    ['germany', options('France', 'Germany'), 1],
    ['Ger', options('France', 'Germany'), 1],
    ['german', options('Germany', 'French Guiana'), 0],
    ['Pro', options('Pro monthly', 'Pro yearly'), 'tie'],
    ['monthly', options('Pro monthly', 'Pro yearly'), 0],
    ['Mars', options('France', 'Germany'), undefined],
    ['Germny', options('France', 'Germany'), 1],
    ['1', options('1', '10', '11'), 0],
    ['de', [{ label: 'Germany', value: 'de', isDisabled: false }], 0],
    ['', [{ label: 'Choose…', value: '', isDisabled: false }], 0],
    [
      'A',
      [
        { label: 'A', value: 'x', isDisabled: true },
        { label: 'A', value: 'y', isDisabled: false },
      ],
      1,
    ],
  ])('“%s” is the right one', (wanted, list, found) => {
    expect(matchOption(wanted, list)).toBe(found);
  });

  test('lists what there is', () => {
    expect(() => getOption('Mars', options('Earth', 'Venus'), 'combobox “Planet”')).toThrow(
      /no option “Mars”.*“Earth”, “Venus”/,
    );
  });
});

describe('joinOptions', () => {
  const options = ['Germany', 'Trinidad and Tobago', 'Red', 'Green'].map((label) => ({
    label,
    value: label,
    isDisabled: false,
  }));

  test.each([
    [['Trinidad', 'Tobago'], ['Trinidad and Tobago']],
    [
      ['Red', 'Green'],
      ['Red', 'Green'],
    ],
    [
      ['Germany', 'Trinidad', 'Tobago'],
      ['Germany', 'Trinidad and Tobago'],
    ],
    [['Nowhere'], ['Nowhere']],
  ])('reads %j as %j', (wanted, meant) => expect(joinOptions(wanted, options)).toEqual(meant));
});
