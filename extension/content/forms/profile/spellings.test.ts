import { expect, test } from 'vitest';
import { countrySpellings, dateSpelling } from './spellings.ts';

test.each([
  ['DD.MM.YYYY', 'en', '07.04.1990'],
  ['MM/DD/YYYY', 'de', '04/07/1990'],
  ['19800101', '', '19900407'],
  ['e.g. 1985-12-31', '', '1990-04-07'],
  ['31/12/1985', '', '07/04/1990'],
  ['12/31/1985', '', '04/07/1990'],
  ['01.02.1985', '', '07.04.1990'],
  ['', 'de', '07.04.1990'],
])('writes a date as %s shows, in a page in "%s"', (shown, language, written) => {
  expect(dateSpelling('1990-04-07', shown, language)).toBe(written);
});

test('calls a country by its own name, too, where the page does not tell its language', () => {
  expect(countrySpellings('DE', '')).toEqual(expect.arrayContaining(['Germany', 'Deutschland', 'DE']));
  expect(countrySpellings('Japan', '')).toContain('日本');
});
