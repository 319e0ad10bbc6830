import { expect, test } from 'vitest';
import { harOf } from '../../../shared/page/har.ts';
import { joinRequests } from './join-requests.ts';
import type { SeenRequest } from './network-log.ts';
import { seenRequest } from './testing/seen-request.ts';

const seen = (id: string, at: number, more: Partial<SeenRequest> = {}) => seenRequest({ id, at, ...more });
const body = (at: number, responseBody: string) => ({
  kind: 'body' as const,
  at,
  url: 'https://a.example/x',
  method: 'GET',
  status: 200,
  requestBody: '',
  responseBody,
  mime: '',
  isCut: false,
});
const timing = {
  by: 'https://a.example',
  at: 1_000,
  url: 'https://a.example/early',
  type: 'img',
  status: 200,
  mime: '',
  ms: 3,
  bytes: 1,
  fromCache: false,
};

test('gives each request the body that was told nearest to it, once', () => {
  const joined = joinRequests({
    seen: [seen('1', 5_000), seen('2', 5_500)],
    bodies: [body(5_510, 'two'), body(5_001, 'one')],
    timings: [],
  });
  expect(joined.map(({ responseBody }) => responseBody)).toEqual(['one', 'two']);
});

test('tells of earlier requests by their timing, and of none twice', () => {
  const again = { ...timing, at: 5_010, url: 'https://a.example/x' };
  const joined = joinRequests({ seen: [seen('1', 5_000)], bodies: [], timings: [timing, again] });
  expect(joined.map((one) => [one.url, one.seen])).toEqual([
    ['https://a.example/early', 'timing'],
    ['https://a.example/x', 'watched'],
  ]);
});

test('writes them as a HAR file', () => {
  const requests = joinRequests({
    seen: [seen('1', 5_000, { url: 'https://a.example/x?q=1' })],
    bodies: [],
    timings: [],
  });
  const har: unknown = JSON.parse(harOf(requests, { url: 'https://a.example/', title: '', since: '', version: '1' }));
  expect(har).toMatchObject({
    log: {
      version: '1.2',
      entries: [{ request: { method: 'GET', queryString: [{ name: 'q', value: '1' }] }, response: { status: 200 } }],
    },
  });
});
