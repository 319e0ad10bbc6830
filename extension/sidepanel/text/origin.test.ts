import { expect, test } from 'vitest';
import { originPieces, originText, siteName } from './origin.ts';

test('an origin is whole: host and port, and the scheme where it is not https', () => {
  expect(originText('https://shop.example:8443/a')).toBe('shop.example:8443');
  expect(originText('http://shop.example/a')).toBe('http://shop.example');
  expect(originText('shop.example')).toBe('shop.example');
  expect(originText('about:blank')).toBe('about:');
  expect(originPieces('tickets.stagepass.example').join('')).toBe('tickets.stagepass.example');
  expect(siteName('chrome://extensions/')).toBeUndefined();
});
