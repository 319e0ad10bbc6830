import { describe, expect, test } from 'vitest';
import { normalValue, parseYesNo } from './normal-value.ts';

describe('normalValue', () => {
  test.each([
    ['date', '2024-05-31', '2024-05-31'],
    ['date', '2024-5-1', '2024-05-01'],
    ['date', '31.05.2024', '2024-05-31'],
    ['date', '5/31/2024', '2024-05-31'],
    ['date', '31/05/2024', '2024-05-31'],
    ['date', '1/2/24', '2024-01-02'],
    ['date', 'May 31st, 2024', '2024-05-31'],
    ['date', '31 мая 2024 г.', '2024-05-31'],
    ['date', '31.02.2024', undefined],
    ['date', 'tomorrow-ish', undefined],
    ['time', '9:05', '09:05'],
    ['time', '9 pm', '21:00'],
    ['time', '12:30 am', '00:30'],
    ['time', '25:00', undefined],
    ['time', '9', undefined],
    ['datetime-local', '31.05.2024 9:05', '2024-05-31T09:05'],
    ['datetime-local', '2024-05-31T09:05', '2024-05-31T09:05'],
    ['month', '05/2024', '2024-05'],
    ['month', 'май 2024', '2024-05'],
    ['month', '2024-13', undefined],
    ['week', '2024-W07', '2024-W07'],
    ['number', '1,234.50', '1234.50'],
    ['number', '1.234,5', '1234.5'],
    ['number', '1,234', '1234'],
    ['number', '0,5', '0.5'],
    ['number', '−3', '-3'],
    ['number', '$20', '20'],
    ['number', 'twenty', undefined],
    ['color', '#ABC', '#aabbcc'],
    ['color', 'синий', '#0000ff'],
    ['text', 'anything', 'anything'],
    ['date', '', ''],
  ])('a %s from “%s” is %s', (type, text, value) => {
    expect(normalValue(type, text)).toBe(value);
  });

  test.each([
    ['yes', true],
    ['Да', true],
    ['on', true],
    ['false', false],
    ['нет', false],
    ['', false],
    ['perhaps', undefined],
  ])('“%s” is %s', (text, value) => {
    expect(parseYesNo(text)).toBe(value);
  });
});
