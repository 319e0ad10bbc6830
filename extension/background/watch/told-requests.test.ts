import { describe, expect, it, test } from 'vitest';
import type { Frame } from '../page-frames.ts';
import { makerOf } from './request-maker.ts';
import { seenRequest } from './testing/seen-request.ts';
import { frameOrigin, toldRequests, toldTimings } from './told-requests.ts';

const frames: Frame[] = [
  { frameId: 0, parentFrameId: -1, url: 'https://a.example/page' },
  { frameId: 3, parentFrameId: 0, url: 'about:srcdoc' },
  { frameId: 4, parentFrameId: 3, url: 'https://b.example/' },
];
const never = ['bank.example'];

describe('a request', () => {
  it.each([
    ['of the page', {}, true],
    ['of a document of a listed site', { by: 'https://www.bank.example' }, false],
    ['to a listed site', { url: 'https://api.bank.example/x' }, false],
    ['of a socket to a listed site', { url: 'wss://bank.example/x' }, false],
    ['of a frame that was not read', { frameId: 9 }, false],
    ['that loads a frame', { frameId: 9, type: 'sub_frame' }, true],
    ['of a worker', { frameId: -1 }, true],
    ['of a worker of a listed site', { frameId: -1, by: 'https://bank.example' }, false],
    ['of a worker that nobody names', { frameId: -1, by: '' }, false],
  ])('%s: %o', (_what, more, isTold) => {
    expect(toldRequests([seenRequest(more)], frames, never)).toHaveLength(isTold ? 1 : 0);
  });

  it('of a document without an origin belongs to the one around it', () => {
    const [told] = toldRequests([seenRequest({ by: '', frameId: 3 })], frames, never);
    expect(told?.by).toBe('https://a.example');
    expect(frameOrigin(4, frames)).toBe('https://b.example');
    expect(frameOrigin(9, frames)).toBe('');
  });

  it('does not tell in its headers that a listed site led there, or is led to', () => {
    const location = { name: 'Location', value: 'https://bank.example/accounts' };
    const referer = { name: 'Referer', value: 'https://bank.example/' };
    const [told] = toldRequests(
      [seenRequest({ requestHeaders: [referer], responseHeaders: [location] })],
      frames,
      never,
    );
    expect(JSON.stringify(told)).not.toContain('bank.example');
  });
});

test.each([
  ['https://a.example/page', 'main_frame', 'https://a.example/page'],
  ['https://a.example/send?street=12+Main+Street', 'main_frame', 'https://a.example/send?hidden'],
  ['https://a.example/send?street=12+Main+Street', 'fetch', 'https://a.example/send?street=12+Main+Street'],
])('what a document that is gone sent on the way to the one that is shown is hidden: %s by %s', (url, type, shown) => {
  const responseHeaders = [{ name: 'Location', value: '/next?street=12+Main+Street' }];
  const [told] = toldRequests([seenRequest({ url, type, responseHeaders })], frames, never);
  expect(told?.url).toBe(shown);
  expect(told?.responseHeaders[0]?.value).toBe(shown.endsWith('?hidden') ? '/next?hidden' : responseHeaders[0]?.value);
});

test('timings tell of no listed site', () => {
  const timings = [{ url: 'https://bank.example/frame' }, { url: 'https://a.example/x' }];
  expect(toldTimings(timings, never)).toEqual([{ url: 'https://a.example/x' }]);
});

test.each([
  [{ type: 'main_frame', url: 'https://a.example/x', initiator: 'https://b.example' }, 'https://a.example'],
  [{ type: 'image', url: 'https://a.example/x', initiator: 'https://b.example' }, 'https://b.example'],
  [{ type: 'image', url: 'https://a.example/x', initiator: 'null' }, ''],
  [{ type: 'image', url: 'https://a.example/x', documentUrl: 'https://b.example/page' }, 'https://b.example'],
  [{ type: 'image', url: 'https://a.example/x', documentUrl: 'about:srcdoc' }, ''],
])('%o is made by “%s”', (details, by) => {
  expect(makerOf(details)).toBe(by);
});
