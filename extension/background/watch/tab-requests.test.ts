import { expect, test } from 'vitest';
import { seenRequest } from './testing/seen-request.ts';
import { TabRequests } from './tab-requests.ts';

const bank = 'https://bank.example';
const shop = 'https://shop.example';
const load = (id: string, url: string, frameId = 0) =>
  seenRequest({ id, url, frameId, type: frameId === 0 ? 'main_frame' : 'sub_frame' });

function requestsOf(...list: ReturnType<typeof seenRequest>[]): TabRequests {
  const requests = new TabRequests();
  for (const one of list) {
    requests.begin(one);
    requests.end(one.id);
  }
  return requests;
}
const ids = (requests: TabRequests) => requests.list.map(({ id }) => id);

test('drops what was before the request that loaded the new document, and keeps how it was led there', () => {
  const requests = requestsOf(
    load('1', `${bank}/`),
    seenRequest({ id: '2', url: `${bank}/accounts` }),
    load('3', `${shop}/old`),
    load('3', `${shop}/`),
    seenRequest({ id: '4', url: `${shop}/early.js` }),
  );
  requests.noteDocument(0, `${shop}/#top`);
  expect(ids(requests)).toEqual(['3', '3', '4']);
});

test('keeps nothing for a document that no request loaded, but what is under way', () => {
  const requests = requestsOf(load('1', `${bank}/`), seenRequest({ id: '2', url: `${bank}/accounts` }));
  requests.begin(load('3', `${shop}/`));
  requests.noteDocument(0, 'about:blank');
  expect(ids(requests)).toEqual(['3']);
});

test('drops only a frame’s own when its document changes', () => {
  const requests = requestsOf(
    load('1', `${shop}/`),
    seenRequest({ id: '2', frameId: 7 }),
    load('3', `${shop}/frame`, 7),
    seenRequest({ id: '4', frameId: 7 }),
    seenRequest({ id: '5', frameId: -1 }),
  );
  requests.noteDocument(7, `${shop}/frame`);
  expect(ids(requests)).toEqual(['1', '3', '4', '5']);
});

test('keeps so many characters, those of headers included', () => {
  const requests = new TabRequests();
  const long = { name: 'x', value: 'v'.repeat(1_000_000) };
  for (const id of ['1', '2', '3', '4', '5', '6']) {
    requests.begin(seenRequest({ id }));
    requests.change(id, (request) => {
      request.responseHeaders = [long];
    });
  }
  expect(ids(requests)).toEqual(['4', '5', '6']);
  requests.noteDocument(0, 'about:blank');
  requests.begin(seenRequest({ id: '7', url: `${shop}/${'p'.repeat(3_000_000)}` }));
  expect(ids(requests)).toEqual(['7']);
});
