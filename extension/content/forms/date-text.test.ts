import { describe, expect, test } from 'vitest';
import { asWritten, datesIn } from './date-text.ts';

describe('the dates in a text', () => {
  test.each([
    ['2026-11-21', ['2026-11-21']],
    ['21 November 2026', ['2026-11-21']],
    ['2026-11-21 to 2026-11-23', ['2026-11-21', '2026-11-23']],
    ['from 2026-11-21 until 2026-11-23', ['2026-11-21', '2026-11-23']],
    ['21.11.2026 – 23.11.2026', ['2026-11-21', '2026-11-23']],
    ['с 21.11.2026 по 23.11.2026', ['2026-11-21', '2026-11-23']],
  ])('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });

  test.each(['Ada', '2026-11-21T13:45', '2026-11-21 13:45', '555-0100', '', '1 to 2', '2026-02-30'])(
    'are none: %s',
    (text) => {
      expect(datesIn(text)).toBeUndefined();
    },
  );
});

describe('a date as its field wants it', () => {
  test.each([
    ['MM/DD/YYYY', '07/04/2026'],
    ['dd.mm.yyyy', '04.07.2026'],
    ['ДД.ММ.ГГГГ', '04.07.2026'],
    ['d/m/yy', '4/7/26'],
    ['YYYY-MM-DD', '2026-07-04'],
    ['Your birthday', undefined],
    ['name@example.org', undefined],
    ['MM/YYYY', undefined],
  ])('%s', (pattern, written) => {
    expect(asWritten('2026-07-04', pattern)).toBe(written);
  });
});
