import { expect, test } from 'vitest';
import { streetParts } from './street-parts.ts';

test.each([
  ['Hauptstraße 12', 'Hauptstraße', '12'],
  ['Hauptstraße 12a', 'Hauptstraße', '12a'],
  ['Keizersgracht 12-14', 'Keizersgracht', '12-14'],
  ['12 bis rue de la Paix', 'rue de la Paix', '12 bis'],
  ['221B Baker Street', 'Baker Street', '221B'],
  ['Via Roma, 5', 'Via Roma', '5'],
  ['ул. Ленина, д. 7', 'ул. Ленина', '7'],
  ['Straße des 17. Juni 135', 'Straße des 17. Juni', '135'],
])('parts %s into street and number', (line, street, number) => {
  expect(streetParts(line)).toEqual({ street, number });
});

test('leaves a line without a number alone', () => {
  expect(streetParts('Rose Cottage')).toBeUndefined();
});
