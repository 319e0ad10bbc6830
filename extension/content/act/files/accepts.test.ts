import { expect, it } from 'vitest';
import { accepts } from './accepts.ts';

const pdf = { name: 'Report.PDF', type: 'application/pdf' };

it.each([
  ['', true],
  ['*/*', true],
  ['.pdf', true],
  ['.PDF, .doc', true],
  ['application/pdf', true],
  ['application/*', true],
  ['image/*', false],
  ['.png,.jpg', false],
  [' image/png , application/pdf ', true],
])('with accept “%s” a PDF is taken: %s', (accept, isTaken) => {
  expect(accepts(accept, pdf)).toBe(isTaken);
});

it('leaves a file of unknown type to the page, but not one of another extension', () => {
  expect(accepts('image/*', { name: 'x.unknown', type: '' })).toBe(true);
  expect(accepts('.png', { name: 'x.unknown', type: '' })).toBe(false);
});
