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
  [
    '{"session":{"id":"s1"},"tokens":["a",{"b":1}],"pin":1234,"csrf":null}',
    '{"session":"••••••","tokens":"••••••","pin":"••••••","csrf":null}',
  ],
  [
    '{"tokens":["a","b]"],"pin":1234,"keys":{"secret":{"x":[1,',
    '{"tokens":"••••••","pin":"••••••","keys":{"secret":"••••••"',
  ],
  [`${'['.repeat(50)}{"password":"x1"}${']'.repeat(50)}`, `${'['.repeat(41)}"••••••"${']'.repeat(41)}`],
  ['user=ada lovelace&password=open sesame', 'user=ada lovelace&password=••••••'],
  ['user=ada\r\npassword=open sesame\r\n', 'user=ada\r\npassword=••••••'],
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

test.each([
  ['Location', 'https://a.example/cb?code=c0de&x=1', 'https://a.example/cb?code=hidden&x=1'],
  ['location', '/cb?code=c0de&state=s#access_token=t', '/cb?code=hidden&state=hidden#hidden'],
  ['Content-Location', 'https://a.example/?token=t', 'https://a.example/?token=hidden'],
  ['Referer', 'https://a.example/in?password=p', 'https://a.example/in?password=hidden'],
  ['Refresh', '0; url=/cb?code=c0de', '0; url=/cb?code=hidden'],
  ['Link', '<https://a.example/next?token=t>; rel="next"', '<https://a.example/next?token=hidden>; rel="next"'],
])('hides what is secret in the address of %s: %s', (name, value, clean) => {
  expect(redactHeaders([{ name, value }])).toEqual([{ name, value: clean }]);
});
