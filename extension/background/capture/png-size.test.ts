import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { readPngSize } from './png-size.ts';

it.each([
  [1, 1],
  [1280, 813],
  [70_000, 2],
])('reads %d × %d from the first bytes', (width, height) => {
  expect(readPngSize(PNG.sync.write(new PNG({ width, height })).toString('base64'))).toEqual({ width, height });
});

it('leaves what is no PNG alone', () => {
  expect(readPngSize(Buffer.from('not a picture at all, only some words in a row').toString('base64'))).toBeUndefined();
});
