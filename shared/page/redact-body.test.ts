import { expect, test } from 'vitest';
import { redactBody } from './redact-body.ts';
import { redactHeaders } from './redact-headers.ts';

test.each([
  [
    '{"user":"ada","password":"x1","deep":[{"accessToken":"y"}]}',
    '{"user":"ada","password":"••••••","deep":[{"accessToken":"••••••"}]}',
  ],
  ['{"password":"cut of', '{"password":"••••••"'],
  ['user=ada&new%5Fpassword=x&csrf_token=1', 'user=ada&new%5Fpassword=••••••&csrf_token=••••••'],
  ['pay 4111 1111 1111 1111 now', 'pay •••••• now'],
  ['order 4111 1111 1111 1112', 'order 4111 1111 1111 1112'],
  ['<p>a = b</p>', '<p>a = b</p>'],
  ['', ''],
])('writes %s as %s', (body, clean) => {
  expect(redactBody(body)).toBe(clean);
});

test('hides the values of headers that sign in', () => {
  const headers = [
    { name: 'Authorization', value: 'Bearer x' },
    { name: 'X-Api-Key', value: 'k' },
    { name: 'Set-Cookie', value: 'a=b' },
    { name: 'Accept', value: '*/*' },
  ];
  expect(redactHeaders(headers).map(({ value }) => value)).toEqual(['••••••', '••••••', '••••••', '*/*']);
});
