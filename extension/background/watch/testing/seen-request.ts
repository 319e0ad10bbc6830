import type { SeenRequest } from '../network-log.ts';

/** A request that a document of `a.example` made, but for what is told. */
export const seenRequest = (more: Partial<SeenRequest> = {}): SeenRequest => ({
  id: '1',
  frameId: 0,
  by: 'https://a.example',
  at: 1_000,
  method: 'GET',
  url: 'https://a.example/x',
  type: 'fetch',
  status: 200,
  mime: 'text/plain',
  ms: 5,
  bytes: 10,
  fromCache: false,
  error: '',
  requestHeaders: [],
  responseHeaders: [],
  ...more,
});
