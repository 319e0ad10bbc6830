import { expect, test } from 'vitest';
import { withoutValue } from './without-value.ts';

test.each([
  ['12 Main Street', 'street=12+Main+Street&x=1', 'street=••••••&x=1'],
  ['12 Main Street', '/pixel?street=12%20Main%20Street', '/pixel?street=••••••'],
  ['12 Main Street', '{"street":"12 Main Street"}', '{"street":"••••••"}'],
  ["horse!(o'k)~", 'note=horse%21%28o%27k%29%7E', 'note=••••••'],
  ['horse!@home', '?note=horse!%40home', '?note=••••••'],
  ['horse!@home', '?note=horse!@home', '?note=••••••'],
  ['straße/1', '?s=stra%c3%9fe%2f1', '?s=••••••'],
  ['one\ntwo', 'lines=one%0D%0Atwo', 'lines=••••••'],
  ['say "hi"', '{"a":"say \\"hi\\""}', '{"a":"••••••"}'],
  ['123', 'a=123&b=1234', 'a=••••••&b=1234'],
])('takes %s out of %s', (value, text, clean) => {
  expect(withoutValue(text, value)).toBe(clean);
});
