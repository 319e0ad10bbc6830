import { expect, test } from 'vitest';
import { scrubRequests } from './scrub-requests.ts';
import { seenRequest } from './testing/seen-request.ts';

test('addresses and headers go through the frames that hold private values', async () => {
  const url = 'https://a.example/pixel?street=12+Main+Street';
  const seen = [seenRequest({ url, requestHeaders: [{ name: 'Referer', value: url }] }), seenRequest()];
  const timings = [
    {
      by: 'https://a.example',
      at: 1,
      url,
      type: 'img',
      status: 200,
      mime: '',
      ms: 1,
      bytes: 1,
      fromCache: false,
    },
  ];
  const scrub = async (texts: readonly string[]) => texts.map((text) => text.replace('12+Main+Street', '••••••'));
  const clean = await scrubRequests({ seen, timings }, scrub);
  expect(JSON.stringify(clean)).not.toContain('Main');
  expect(clean.seen[1]).toEqual(seen[1]);
  expect(clean.timings[0]?.url).toBe(clean.seen[0]?.url);
});
