import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { findWhole } from './picture.ts';

const base64 = PNG.sync.write(new PNG({ width: 64, height: 48 })).toString('base64');
const dataUrl = `data:image/png;base64,${base64}`;

it('hands out a picture as it came when it has the wanted size', () => {
  expect(findWhole(dataUrl, { width: 64, height: 48 })).toEqual({ mime: 'image/png', base64, width: 64, height: 48 });
});

it.each([
  ['wider, as with a scroll bar', { width: 49, height: 48 }],
  ['lower', { width: 64, height: 60 }],
])('leaves one that is %s to be drawn anew', (_, wanted) => {
  expect(findWhole(dataUrl, wanted)).toBeUndefined();
});
